/** The net panel where it stands in a match: below the lanes, with numbers that a test sets and settings that it reads. */
import '../../../client/pages/tokens.css';
import '../../../client/pages/base.css';
import '../../../client/pages/arena.css';
import { signal } from '@preact/signals';
import { render } from 'preact';
import { type FaultSettings, NO_FAULTS } from '../../../client/net/linkFaults.ts';
import { chooseLanguage } from '../../../client/pages/language.ts';
import { type NetNumbers, NetPanel } from '../../../client/pages/play/netPanel.tsx';
import { Sticks } from '../../../client/pages/stick.tsx';

const faults = signal<FaultSettings>(NO_FAULTS);
const numbers = signal<NetNumbers>({
  roundTripMs: 34,
  jitterMs: 3,
  bufferTicks: 2.4,
  leadTicks: 4.1,
  viewDelayMs: 80,
  lateInputs: 0,
  inputsSent: 134,
  corrections: 0,
  confirmedTicks: 1234,
  bytesPerSecondDown: 1420,
  bytesPerSecondUp: 610,
  lane: 'exact',
});
const heard: string[] = []; // keys and fingers that went on to what steers the cart

function Part() {
  return (
    <section class="arena" onPointerDown={() => void heard.push('finger')}>
      <div class="lanes" />
      <Sticks held={null} />
      <NetPanel
        numbers={numbers.value}
        faults={faults.value}
        onFaults={(next) => {
          faults.value = next;
        }}
      />
    </section>
  );
}

window.addEventListener('keydown', ({ key }) => void heard.push(key));
const part = { faults, numbers, heard, chooseLanguage };
export type NetPanelPart = typeof part;
Object.assign(window, { part });
render(<Part />, document.getElementById('app')!);
