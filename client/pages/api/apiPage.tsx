/** The reference of the REST interface, made in the page from the server's own OpenAPI document. */
import './api.css';
import { useEffect, useState } from 'preact/hooks';
import { type Reference, readReference } from '../../model/api/reference.ts';
import { DOCUMENT, fetchDocument } from '../../net/reference.ts';
import { apiWords } from './apiWords.ts';
import { EndpointCard } from './endpointCard.tsx';
import { Jump, useJumps } from './jump.tsx';
import { Fields, Pieces, Said } from './pieces.tsx';

export function ApiPage() {
  const w = apiWords.value;
  const [reference, setReference] = useState<Reference | 'lost' | null>(null);
  const [tries, setTries] = useState(0);
  useEffect(() => {
    const stop = new AbortController();
    setReference(null);
    void fetchDocument(readReference, stop.signal).then((read) => {
      if (!stop.signal.aborted) setReference(read ?? 'lost');
    });
    return () => stop.abort();
  }, [tries]);
  const there = typeof reference === 'object' && reference !== null;
  useJumps(there);
  return (
    <div class="pageFrame apiPage">
      <header class="pageHead">
        <h1>{w.title}</h1>
        <p class="soft">{w.lead}</p>
        <p class="apiDocument">
          <a href={DOCUMENT}>{w.document}</a>
          {there ? <span class="faint">{w.version(reference.version)}</span> : null}
        </p>
      </header>
      {reference === null ? (
        <p class="soft" role="status">
          {w.loading}
        </p>
      ) : reference === 'lost' ? (
        <div class="notice" role="alert">
          <p>{w.lost}</p>
          <button type="button" class="button" onClick={() => setTries(tries + 1)}>
            {w.retry}
          </button>
        </div>
      ) : (
        <Read reference={reference} />
      )}
    </div>
  );
}

function Read({ reference }: { readonly reference: Reference }) {
  const w = apiWords.value;
  return (
    <div class="apiBody">
      <Contents reference={reference} />
      <div class="apiParts">
        <Intro />
        {reference.topics.map(({ name, description, endpoints }) => (
          <section key={name} class="apiTopic" id={name} tabIndex={-1} aria-labelledby={`${name}-title`}>
            <h2 id={`${name}-title`}>{w.topic[name] ?? name}</h2>
            <Said text={description} />
            {endpoints.map((endpoint) => (
              <EndpointCard key={endpoint.anchor} endpoint={endpoint} />
            ))}
          </section>
        ))}
        <Types reference={reference} />
        <Codes reference={reference} />
      </div>
    </div>
  );
}

function Contents({ reference }: { readonly reference: Reference }) {
  const w = apiWords.value;
  return (
    <nav class="apiContents" aria-label={w.contents}>
      <ul class="apiTopics">
        <li>
          <Jump to="begin">{w.begin}</Jump>
        </li>
        {reference.topics.map(({ name, endpoints }) => (
          <li key={name}>
            <Jump to={name}>{w.topic[name] ?? name}</Jump>
            <ul class="apiRoutes" lang="en">
              {endpoints.map(({ anchor, method, path }) => (
                <li key={anchor}>
                  <Jump to={anchor}>
                    <small class={`apiMethod ${method.toLowerCase()}`}>{method}</small>
                    {path.replace('/api/v1', '')}
                  </Jump>
                </li>
              ))}
            </ul>
          </li>
        ))}
        <li>
          <Jump to="types">{w.types}</Jump>
        </li>
        <li>
          <Jump to="codes">{w.codes}</Jump>
        </li>
      </ul>
    </nav>
  );
}

function Intro() {
  const w = apiWords.value;
  const parts = [
    [w.authTitle, w.authText],
    [w.problemsTitle, w.problemsText],
    [w.pagesTitle, w.pagesText],
    [w.limitsTitle, w.limitsText],
    [w.originTitle, w.originText],
    [w.versionTitle, w.versionText],
  ] as const;
  return (
    <section class="apiIntro" id="begin" tabIndex={-1} aria-labelledby="begin-title">
      <h2 id="begin-title">{w.begin}</h2>
      {w.original === '' ? null : <p class="soft">{w.original}</p>}
      <dl>
        {parts.map(([title, text]) => (
          <div key={title}>
            <dt>{title}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function Types({ reference }: { readonly reference: Reference }) {
  const w = apiWords.value;
  return (
    <section class="apiTopic" id="types" tabIndex={-1} aria-labelledby="types-title">
      <h2 id="types-title">{w.types}</h2>
      <div class="apiTypes">
        {reference.types.map(({ name, pieces, description, fields }) => (
          <section key={name} class="card" id={`type-${name}`} tabIndex={-1} aria-labelledby={`type-${name}-title`}>
            <h3 id={`type-${name}-title`} lang="en">
              <code>{name}</code>
            </h3>
            <Said text={description} />
            {fields.length === 0 ? (
              <p>
                <Pieces pieces={pieces} />
              </p>
            ) : (
              <Fields fields={fields} />
            )}
          </section>
        ))}
      </div>
    </section>
  );
}

function Codes({ reference }: { readonly reference: Reference }) {
  const w = apiWords.value;
  return (
    <section class="apiTopic" id="codes" tabIndex={-1} aria-labelledby="codes-title">
      <h2 id="codes-title">{w.codes}</h2>
      <table class="apiTable">
        <thead>
          <tr>
            <th scope="col">{w.code}</th>
            <th scope="col">{w.status}</th>
            <th scope="col">{w.meaning}</th>
          </tr>
        </thead>
        <tbody lang="en">
          {reference.codes.map(({ code, status, title }) => (
            <tr key={code} id={code} tabIndex={-1}>
              <th scope="row">
                <Jump to={code}>
                  <code>{code}</code>
                </Jump>
              </th>
              <td>{status}</td>
              <td>{title}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
