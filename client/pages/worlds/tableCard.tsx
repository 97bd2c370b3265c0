/** A table over a cart's states, filling: every cell, which side it prefers, and whether it was ever learned in. */
import { useSignal } from '@preact/signals';
import { useMemo, useRef } from 'preact/hooks';
import { cellOf } from '../../../shared/learner/cells.ts';
import type { Edges } from '../../../shared/learner/tabularRecipe.ts';
import { observe } from '../../../shared/sim/cartpole.ts';
import { tableCells, tableSize } from '../../model/worlds/tableField.ts';
import { words } from '../language.ts';
import { sameFields } from '../sameFields.ts';
import { useCardFrame } from './cardFrame.ts';
import { followScale } from './paint.ts';
import { drawTable } from './tableCanvas.ts';
import { WorldCard } from './worldCard.tsx';
import type { WorldsState } from './worldsState.ts';

interface TableProps {
  readonly state: WorldsState;
  readonly edges: Edges;
}

export function TableCard({ state, edges }: TableProps) {
  const w = words.value;
  return (
    <WorldCard name="table" title={w.tableTitle} hint={w.tableHint} state={state} needsWeights>
      <TableView state={state} edges={edges} />
    </WorldCard>
  );
}

const LOOK_MS = 100;

function TableView({ state, edges }: TableProps) {
  const w = words.value;
  const canvas = useRef<HTMLCanvasElement>(null);
  const touched = useSignal(0);
  const known = useSignal(false);
  const size = useMemo(() => tableSize(edges), [edges]);
  const count = size.blocks.columns * size.blocks.rows * size.places.columns * size.places.rows;
  useCardFrame(state, () => {
    const scaleNow = followScale();
    const seen = new Float32Array(edges.length);
    const initial = state.world.table?.initialValue ?? 0;
    let table: Float32Array | null = null;
    let cells = tableCells(edges, new Float32Array(2 * count).fill(initial), initial);
    let lookedAt = 0; // ms
    let drawn: object = {};
    return (nowMs) => {
      if (nowMs - lookedAt < LOOK_MS || !canvas.current) return;
      lookedAt = nowMs;
      const newest = state.view.mind()?.policy.parameters ?? null;
      if (newest && newest !== table) {
        table = newest;
        cells = tableCells(edges, table, initial);
        touched.value = cells.filter((cell) => cell.touched).length;
        known.value = true;
      }
      const now = state.view.chosen()?.walked.now;
      const current = now?.kind === 'cart' ? cellOf(edges, observe(now.cart, seen)) : null;
      const next = { cells, current, scale: scaleNow(), width: canvas.current.clientWidth };
      if (sameFields(drawn, next)) return;
      drawn = next;
      drawTable(canvas.current, size, cells, current, next.scale);
    };
  }, [edges, count, size]);
  const text = known.value ? w.tableTouched(touched.value, count) : w.mapWaiting;
  return (
    <div class="tableView">
      <div class="tableFrame">
        <span class="mapUp faint">{w.tableUp}</span>
        <canvas ref={canvas} class="tableCanvas" role="img" aria-label={`${w.tableTitle}. ${text}`} />
        <span class="tableAcross faint">{w.tableAcross}</span>
      </div>
      <div class="mapSide">
        <ul class="mapLegend">
          <li class="left">{w.mapLeft}</li>
          <li class="middle">{w.mapEven}</li>
          <li class="right">{w.mapRight}</li>
          <li class="untouched">{w.tableUntouched}</li>
          <li class="here">{w.tableHere}</li>
        </ul>
        <p class="soft">{text}</p>
      </div>
    </div>
  );
}
