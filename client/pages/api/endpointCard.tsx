/** One address of the interface: what it gives and takes, how it is asked for, and what it answers. */
import { useEffect, useRef, useState } from 'preact/hooks';
import { curlOf } from '../../model/api/curl.ts';
import type { Endpoint } from '../../model/api/reference.ts';
import { fetchAnswer, type RawAnswer } from '../../net/reference.ts';
import { CopyText } from '../copyText.tsx';
import { apiWords } from './apiWords.ts';
import { Jump } from './jump.tsx';
import { Fields, Pieces, Said } from './pieces.tsx';

const MOST_SHOWN = 6_000; // characters of an answer

export function EndpointCard({ endpoint }: { readonly endpoint: Endpoint }) {
  const w = apiWords.value;
  const { anchor, method, path, summary, description, secured, parameters, body, codes } = endpoint;
  return (
    <section class="card apiEndpoint" id={anchor} tabIndex={-1} aria-labelledby={`${anchor}-title`}>
      <header>
        <h3 id={`${anchor}-title`} lang="en">
          <span class={`apiMethod ${method.toLowerCase()}`}>{method}</span> <code>{path}</code>
        </h3>
        {secured ? <span class="tag">{w.secured}</span> : null}
      </header>
      <p class="apiSummary" lang="en">
        {summary}
      </p>
      <Said text={description} />
      <div class="apiColumns">
        <div class="apiTold">
          {parameters.length === 0 ? null : <Parameters endpoint={endpoint} />}
          {body === null ? null : (
            <div>
              <h4>{w.body}</h4>
              <p>
                <Pieces pieces={body.pieces} />
              </p>
              {body.fields.length === 0 ? null : <Fields fields={body.fields} />}
            </div>
          )}
          <div>
            <h4>{w.gives}</h4>
            <p lang="en">
              <b>{endpoint.status}</b> {endpoint.pieces.length === 0 ? null : <Pieces pieces={endpoint.pieces} />}{' '}
              {endpoint.type === null || endpoint.type === 'application/json' ? null : <code>{endpoint.type}</code>}
            </p>
            <Said text={endpoint.gives} />
          </div>
          <div>
            <h4>{w.refuses}</h4>
            <p class="apiCodes">
              {codes.map((code) => (
                <Jump key={code} to={code}>
                  <code>{code}</code>
                </Jump>
              ))}
            </p>
          </div>
        </div>
        <Asked endpoint={endpoint} />
      </div>
    </section>
  );
}

function Parameters({ endpoint }: { readonly endpoint: Endpoint }) {
  const w = apiWords.value;
  return (
    <div>
      <h4>{w.parameters}</h4>
      <ul class="apiFields">
        {endpoint.parameters.map(({ name, place, needed, pieces, description }) => (
          <li key={name}>
            <p>
              <code class="apiName">{name}</code> <Pieces pieces={pieces} />{' '}
              <span class="faint">
                {w.place[place] ?? place}
                {needed && place !== 'path' ? `, ${w.needed}` : ''}
              </span>
            </p>
            <Said text={description} />
          </li>
        ))}
      </ul>
    </div>
  );
}

function shownText(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value, null, 2);
}

function Asked({ endpoint }: { readonly endpoint: Endpoint }) {
  const w = apiWords.value;
  const { example, method, secured, type } = endpoint;
  const curl = curlOf(endpoint, window.location.origin);
  const isOpen = method === 'GET' && !secured && type !== 'application/octet-stream';
  return (
    <div class="apiAsked">
      <h4>{w.ask}</h4>
      <div class="apiCode">
        <Code text={curl} label={`${w.ask}: ${endpoint.summary}`} />
        <CopyText text={curl} label={w.copy} />
      </div>
      {example?.answer === undefined ? null : (
        <>
          <h4>{w.example}</h4>
          <Code text={shownText(example.answer)} label={`${w.example}: ${endpoint.summary}`} />
        </>
      )}
      {isOpen && (example !== null || !endpoint.path.includes('{')) ? (
        <AskNow path={example?.path ?? endpoint.path} summary={endpoint.summary} />
      ) : null}
    </div>
  );
}

function Code({ text, label }: { readonly text: string; readonly label: string }) {
  const cut = text.length > MOST_SHOWN;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keys
    <section class="apiPre" aria-label={label} tabIndex={0}>
      <pre>
        {cut ? text.slice(0, MOST_SHOWN) : text}
        {cut ? `\n${apiWords.value.cut}` : null}
      </pre>
    </section>
  );
}

function AskNow({ path, summary }: { readonly path: string; readonly summary: string }) {
  const w = apiWords.value;
  const [state, setState] = useState<RawAnswer | 'asking' | 'lost' | null>(null);
  const stop = useRef(() => {});
  useEffect(() => () => stop.current(), []);
  function ask(): void {
    const control = new AbortController();
    stop.current = () => control.abort();
    setState('asking');
    void fetchAnswer(path, control.signal).then((answer) => {
      if (!control.signal.aborted) setState(answer ?? 'lost');
    });
  }
  return (
    <div class="apiNow">
      <button type="button" class="button" onClick={ask} disabled={state === 'asking'}>
        {state === 'asking' ? w.asking : w.tryIt}
        <span class="visually-hidden"> {summary}</span>
      </button>
      <div role="status">
        {state === 'lost' ? <p class="wrong">{w.notReached}</p> : null}
        {typeof state === 'object' && state !== null ? <p>{w.answered(state.status)}</p> : null}
      </div>
      {typeof state === 'object' && state !== null ? (
        <Code text={state.text} label={`${w.answered(state.status)}: ${summary}`} />
      ) : null}
    </div>
  );
}
