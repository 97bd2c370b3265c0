/** How an endpoint is asked from a shell. */
import type { Endpoint } from './reference.ts';

const quoted = (words: string): string => `'${words.replaceAll("'", `'\\''`)}'`;

/** @param origin of the server, 'http://localhost:3000' */
export function curlOf({ method, path, secured, example, type }: Endpoint, origin: string): string {
  const parts = [method === 'GET' ? 'curl -s' : `curl -s -X ${method}`];
  if (type === 'application/octet-stream' || type === 'text/csv') parts[0] += ' -OJ';
  if (secured) parts.push('-H "Authorization: Bearer $TOKEN"');
  if (example?.body !== undefined) {
    parts.push("-H 'Content-Type: application/json'");
    parts.push(`-d ${quoted(JSON.stringify(example.body))}`);
  }
  parts.push(quoted(origin + (example?.path ?? path)));
  return parts.join(' \\\n  ');
}
