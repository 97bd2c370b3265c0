/**
 * May a page of this origin open a socket? Its host must be the one it connects to, or be listed (NET9).
 * Browsers always send the header on a websocket; a client without it is no browser, and cannot be a victim's.
 * @param allowed origins as browsers write them: scheme, host and port
 */
export function isAllowedOrigin(
  origin: string | undefined,
  host: string | undefined,
  allowed: readonly string[],
): boolean {
  if (origin === undefined) return true;
  if (allowed.includes(origin)) return true;
  try {
    const url = new URL(origin);
    return host !== undefined && url.host === new URL(`${url.protocol}//${host}`).host; // both without a default port
  } catch {
    return false; // 'null', of a sandboxed frame or a file, among others
  }
}
