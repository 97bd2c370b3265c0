/** The module's bytes. @throws Error with the compiler's messages */
export function compileKernel(): Promise<Uint8Array>;
