/** Vite turns an imported style sheet into a link; the import itself has no value. */
declare module '*.css';
