import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { agentFile } from '../../shared/boards/agentFile.ts';
import { SMALL_PROTOCOL } from '../../shared/boards/agentProtocol.ts';
import { runAgentTask } from '../../shared/boards/agentTask.ts';
import { decodeCheckpoint } from '../../shared/policy/checkpoint.ts';
import type { AgentSet } from '../../shared/protocol/rowProofs.ts';
import { browserAvailable } from '../support/browser.ts';
import { bundle } from '../support/bundle.ts';
import { inChromium } from '../support/inBrowsers.ts';

const ENTROPY = '5a'.repeat(32);

describe.runIf(browserAvailable())('the protocol in a page', () => {
  let script = '';
  beforeAll(async () => {
    script = await bundle('shared/boards/agentTask.ts', 'agentTask');
  }, 60_000);

  it('[AGENTBOARD4] every set comes to what it comes to in Node, to the last episode', async () => {
    const decoded = decodeCheckpoint(readFileSync('assets/models/episode-299.cpa'));
    if (!decoded.ok) throw new Error(decoded.message);
    const { file } = agentFile(decoded.value.policy);
    const running = runAgentTask({ kind: 'agent', file, entropy: ENTROPY, protocol: SMALL_PROTOCOL, sets: null });
    let step = running.next();
    while (!step.done) step = running.next();
    const inPage = `(() => {
      const file = Uint8Array.from(atob('${Buffer.from(file).toString('base64')}'), (letter) => letter.charCodeAt(0));
      const task = { kind: 'agent', file, entropy: '${ENTROPY}', protocol: ${SMALL_PROTOCOL}, sets: null };
      const running = agentTask.runAgentTask(task);
      let step = running.next();
      while (!step.done) step = running.next();
      return step.value.sets;
    })()`;
    const sets = (await inChromium(script, inPage)) as readonly AgentSet[];
    expect(sets).toEqual(step.value.sets);
    expect(sets).toHaveLength(10);
  }, 60_000);
});
