/** A network that plays from frames, and what it gets and makes of them. */
import './pixels.css';
import { useEffect, useRef, useState } from 'preact/hooks';
import {
  advancePixels,
  beginPixels,
  type Eye,
  MAP_WIDTH,
  type PixelsFigure,
  SEEN,
  type Showing,
} from '../../../../model/learn/pixelsFigure.ts';
import { lazily } from '../../../lazily.ts';
import { followScale, paintDiverging, paintGray } from '../../../worlds/paint.ts';
import { FigureBar } from '../../parts/figureBar.tsx';
import { FigureCard } from '../../parts/figureCard.tsx';
import { useFigure } from '../../parts/useFigure.ts';
import { Numbers } from '../prose.tsx';
import { Switches } from '../switches.tsx';
import { fetchEye } from './fetchEye.ts';
import { pixelsWords } from './pixelsWords.ts';

const SECOND = 50; // ticks: the speed of the real pole
const DEGREES = 180 / Math.PI;
const LIVES_SHOWN = 12;

export function PixelsFigureCard() {
  const w = pixelsWords.value;
  const [eye, setEye] = useState<Eye | null>(null);
  const [failed, setFailed] = useState(false);
  useEffect(() => lazily(fetchEye, setEye, () => setFailed(true)), []);
  if (eye) return <Playing eye={eye} />;
  return (
    <FigureCard title={w.figure} hint={w.hint}>
      <p class="pixelsWait" role="status">
        {failed ? w.failed : w.waiting}
      </p>
    </FigureCard>
  );
}

function Playing({ eye }: { readonly eye: Eye }) {
  const w = pixelsWords.value;
  const [showing, setShowing] = useState<Showing>('both');
  const figure = useFigure({
    begin: (seed) => beginPixels(eye, showing, seed),
    advance: advancePixels,
    perSecond: SECOND,
    setting: showing,
  });
  const { state, tick, q, ended, lives } = figure.state;
  const life = lives.length + (ended ? 0 : 1);
  const mean = lives.reduce((sum, ticks) => sum + ticks, 0) / Math.max(1, lives.length);
  return (
    <FigureCard title={w.figure} hint={w.hint} note={lives.length > 0 ? w.note(mean) : w.noteNone}>
      <Switches
        legend={w.showing}
        name="pixelsShowing"
        options={(['both', 'newest'] as const).map((value) => ({ value, label: w.shown[value] }))}
        value={showing}
        onValue={setShowing}
      />
      <Pictures figure={figure.state} />
      <p class="figureSaid">{ended ? w.ended(tick, life) : w.said(tick, life, q[0], q[1])}</p>
      <p>
        {w.lives}: <strong>{lives.length > 0 ? w.join(lives.slice(-LIVES_SHOWN)) : w.noLives}</strong>
      </p>
      <FigureBar figure={figure} name={w.figure} />
      <div class="pixelsHidden">
        <h3>{w.hidden}</h3>
        <Numbers
          rows={[
            [w.angle, w.angleText(state.theta * DEGREES)],
            [w.spin, w.spinText(state.thetaDot * DEGREES)],
            [w.place, w.placeText(state.x)],
            [w.speed, w.speedText(state.xDot)],
          ]}
        />
      </div>
    </FigureCard>
  );
}

/** Every channel and map as a canvas with a pixel a number, enlarged by the page. */
function Pictures({ figure }: { readonly figure: PixelsFigure }) {
  const w = pixelsWords.value;
  const newest = useRef<HTMLCanvasElement>(null);
  const older = useRef<HTMLCanvasElement>(null);
  const change = useRef<HTMLCanvasElement>(null);
  const maps = useRef<HTMLDivElement>(null);
  const scale = useRef<ReturnType<typeof followScale> | null>(null);
  useEffect(() => {
    scale.current ??= followScale();
    const [now, before] = figure.frames;
    const gray = (frame: Float32Array): Float32Array => frame.map((level) => level / 255);
    if (newest.current) paintGray(newest.current, gray(now!), SEEN.width);
    if (older.current) paintGray(older.current, gray(before!), SEEN.width);
    if (change.current) paintDiverging(change.current, figure.channels[1]!, SEEN.width, 1, scale.current());
    const most = Math.max(1e-6, ...figure.maps.map((map) => Math.max(...map)));
    maps.current?.querySelectorAll('canvas').forEach((canvas, i) => {
      paintGray(
        canvas,
        figure.maps[i]!.map((value) => value / most),
        MAP_WIDTH,
      );
    });
  });
  const size = { width: SEEN.width, height: SEEN.height };
  return (
    <div class="pixelsPictures">
      <div class="pixelsFrames">
        <figure>
          <canvas {...size} ref={newest} role="img" aria-label={w.newest} />
          <figcaption class="soft">{w.newest}</figcaption>
        </figure>
        <figure>
          <canvas {...size} ref={older} role="img" aria-label={w.older(SEEN.ages[1]!)} />
          <figcaption class="soft">{figure.showing === 'both' ? w.older(SEEN.ages[1]!) : w.newest}</figcaption>
        </figure>
        <figure>
          <canvas {...size} ref={change} role="img" aria-label={w.change} />
          <figcaption class="soft">{w.change}</figcaption>
        </figure>
      </div>
      <h3>{w.maps}</h3>
      <div class="pixelsMaps" ref={maps}>
        {figure.maps.map((map, i) => (
          <canvas key={i} width={MAP_WIDTH} height={map.length / MAP_WIDTH} role="img" aria-label={w.map(i + 1)} />
        ))}
      </div>
      <p class="faint pixelsScale">{w.scale}</p>
    </div>
  );
}
