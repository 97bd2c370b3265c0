/** The log of a program: a line of JSON for each thing on stderr, for whatever collects lines. */
import pino, { type Logger } from 'pino';

/** Fields that must never be in it, should somebody ever hand one over. */
const SECRET = ['token', 'secret', 'code', 'recovery', 'authorization', 'cookie', 'password'];

/** What of an error is told: a database's own may carry what it was asked to store. */
function ofError(error: unknown): unknown {
  if (!(error instanceof Error)) return String(error);
  const { type, message, stack, code } = pino.stdSerializers.err(error) as unknown as Record<string, unknown>;
  return { type, message, stack, ...(code === undefined ? {} : { code }) };
}

export function createLog(level: string): Logger {
  return pino(
    {
      level,
      serializers: { error: ofError },
      redact: { paths: SECRET.flatMap((name) => (name === 'code' ? [] : [name, `*.${name}`])), censor: 'not for logs' },
    },
    pino.destination({ fd: 2, sync: true }),
  );
}
