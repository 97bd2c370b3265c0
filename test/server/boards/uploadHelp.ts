/** Uploads over the real HTTP route of a real server. */

import type { NamedFile } from '../../../shared/policy/readPolicy.ts';
import { parseProblem, parseSubmission } from '../../../shared/protocol/parseBoards.ts';
import type { Problem } from '../../../shared/protocol/problem.ts';
import type { Submission } from '../../../shared/protocol/submissions.ts';
import { visit } from '../support.ts';

export interface Uploader {
  readonly token: string;
  upload(name: string, files: readonly NamedFile[]): Promise<Answer>;
  /** A body as it is. */
  send(body: string | Uint8Array<ArrayBuffer>): Promise<Answer>;
  find(id: string): Promise<Submission>;
  decided(id: string): Promise<Submission>;
}

export interface Answer {
  readonly status: number;
  readonly submission: Submission | null;
  readonly problem: Problem | null;
  readonly location: string | null;
}

/** @param port of the server; each call is another session */
export async function newUploader(port: number): Promise<Uploader> {
  const { client, session } = await visit(port);
  client.close();
  const base = `http://127.0.0.1:${port}/api/v1`;
  const authorization = `Bearer ${session.token}`;

  async function send(body: string | Uint8Array<ArrayBuffer>): Promise<Answer> {
    const headers = { authorization, 'content-type': 'application/json' };
    const response = await fetch(`${base}/agents`, { method: 'POST', headers, body });
    const raw: unknown = await response.json();
    const location = response.headers.get('location');
    return { status: response.status, submission: parseSubmission(raw), problem: parseProblem(raw), location };
  }
  async function find(id: string): Promise<Submission> {
    const submission = parseSubmission(await (await fetch(`${base}/submissions/${id}`)).json());
    if (!submission) throw new Error(`no submission ${id}`);
    return submission;
  }
  return {
    token: session.token,
    send,
    upload: (name, files) => send(bodyOf(name, files)),
    find,
    async decided(id) {
      for (;;) {
        const submission = await find(id);
        if (submission.status === 'admitted' || submission.status === 'refused') return submission;
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    },
  };
}

export function bodyOf(name: string, files: readonly NamedFile[]): string {
  const packed = files.map((file) => ({ name: file.name, base64: Buffer.from(file.bytes).toString('base64') }));
  return JSON.stringify({ name, files: packed });
}
