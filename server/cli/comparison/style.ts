/**
 * The report's style sheet. Colours tell recipes apart for people who see fewer of them too (blue, vermilion, green, purple, ochre,
 * slate: after Okabe & Ito 2008, darker on white so that each has 3:1 on its ground), and dashes for those who see none.
 */
export const STYLE = `
:root {
  color-scheme: light dark;
  --ground: #fbfcfe; --raised: #fff; --line: #dfe5ee; --line-faint: #eef1f6; --line-strong: #8793a8;
  --ink: #18202d; --ink-soft: #4c586b; --accent: #0067a3;
  --c0: #0068a8; --c1: #c14a00; --c2: #007a5a; --c3: #a03c83; --c4: #866000; --c5: #4f5f78;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ground: #0a0d14; --raised: #111723; --line: #283349; --line-faint: #182031; --line-strong: #6b7a96;
    --ink: #eef2f8; --ink-soft: #aab6ca; --accent: #6cc4f5;
    --c0: #5cb8f2; --c1: #ff9a52; --c2: #45cda2; --c3: #e893cb; --c4: #e3c454; --c5: #b3c0d4;
  }
}
* { box-sizing: border-box; }
body {
  margin: 0 auto; padding: clamp(1.25rem, 4vw, 3rem) clamp(1rem, 4vw, 2.5rem) 4rem; max-width: 68rem;
  background: var(--ground); color: var(--ink);
  font: 1rem/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", "Noto Sans", sans-serif;
}
h1 { margin: 0; font-size: clamp(1.625rem, 1.2rem + 1.8vw, 2.375rem); line-height: 1.2; text-wrap: balance; overflow-wrap: anywhere; }
h1 span { display: inline-block; max-width: 100%; }
h2 { margin: 3rem 0 0.5rem; font-size: 1.375rem; line-height: 1.25; }
h3 { margin: 0 0 0.25rem; font-size: 1rem; overflow-wrap: anywhere; }
p { margin: 0.5rem 0 1rem; max-width: 72ch; color: var(--ink-soft); text-wrap: pretty; }
.lead { font-size: 1.125rem; }
.note { padding: 0.75rem 1rem; border-left: 4px solid var(--c1); background: var(--raised); color: var(--ink); }
code { font: 0.875em ui-monospace, "SF Mono", "Cascadia Mono", Consolas, "Liberation Mono", monospace; overflow-wrap: anywhere; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }

table { border-collapse: collapse; font-variant-numeric: tabular-nums; font-size: 0.9375rem; }
caption { text-align: left; padding-bottom: 0.5rem; color: var(--ink-soft); }
th, td { padding: 0.4375rem 1rem 0.4375rem 0; text-align: right; vertical-align: baseline; border-top: 1px solid var(--line); }
th:first-child { text-align: left; }
thead th { border-top: 0; font-weight: 500; color: var(--ink-soft); }
tbody th { font-weight: 600; }
td:last-child, thead th:last-child { padding-right: 0; }
.scroll { overflow-x: auto; margin: 1rem 0; max-width: 100%; }
.scroll :is(th, td) { white-space: nowrap; }
.summary { width: 100%; margin-top: 1.25rem; background: var(--raised); }
.summary caption { caption-side: bottom; padding: 0.5rem 0 0; font-size: 0.875rem; }
.summary :is(th, td):is(*, :last-child) { padding: 0.75rem 0.5rem; }
.summary { border: 1px solid var(--line); }
.summary .of { display: none; }
.range3 { white-space: nowrap; } .range3 i { color: var(--line-strong); font-style: normal; }
@media (max-width: 58rem) {
  .summary { display: block; border: 0; background: none; }
  .summary thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
  .summary :is(tbody, tr, th, td, caption) { display: block; }
  .summary caption { padding: 0 0 0.75rem; }
  .summary tr { margin: 0 0 0.75rem; padding: 0.75rem 1rem; border: 1px solid var(--line); border-radius: 0.5rem; background: var(--raised); }
  .summary tbody :is(th, td):is(*, :last-child) { padding: 0.1875rem 0; border: 0; text-align: left; overflow-wrap: anywhere; }
  .summary tbody th { font-size: 1.125rem; }
  .summary td { display: flex; justify-content: space-between; gap: 1rem; }
  .summary td > :last-child { text-align: right; white-space: nowrap; }
  .summary .of { display: inline; color: var(--ink-soft); }
}

.facts { display: grid; grid-template-columns: fit-content(14rem) minmax(0, 1fr); gap: 0.25rem 1.25rem; margin: 1rem 0; font-size: 0.9375rem; }
.facts dt { color: var(--ink-soft); overflow-wrap: anywhere; } .facts dd { margin: 0; overflow-wrap: anywhere; }
@media (max-width: 30rem) { .facts { grid-template-columns: minmax(0, 1fr); gap: 0; } .facts dd { margin-bottom: 0.5rem; } }
details { margin: 1rem 0; } summary { cursor: pointer; color: var(--accent); padding: 0.25rem 0; }

.switch { display: flex; flex-wrap: wrap; gap: 0.25rem 1rem; margin: 1rem 0 0; padding: 0; border: 0; color: var(--ink-soft); }
.switch legend { float: left; padding: 0; } .switch input { accent-color: var(--accent); }
.linear { display: none; }
.curves:has(#linear:checked) .linear { display: block; }
.curves:has(#linear:checked) .log { display: none; }
.key { display: flex; flex-wrap: wrap; gap: 0.25rem 1.5rem; margin: 0.75rem 0 0; padding: 0; list-style: none; }
.key li { display: flex; align-items: center; gap: 0.5rem; overflow-wrap: anywhere; }
figure { margin: 1rem 0 0; min-width: 0; }
figcaption { margin-top: -0.25rem; padding-left: 44px; text-align: center; font-size: 0.8125rem; color: var(--ink-soft); }
.frame { padding: 10px 14px 30px 44px; }
.panels { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(18rem, 100%), 1fr)); gap: 0.5rem 1.5rem; margin-top: 1rem; }
.strips .frame { padding-left: 10px; padding-right: 22px; } .strips.never .frame { padding-right: 60px; }
.strips figcaption { padding-left: 0; }
.columns { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(18rem, 100%), 1fr)); gap: 0.5rem 1.5rem; }

.definitions { position: absolute; }
.plot { display: block; width: 100%; overflow: visible; }
.plot text { fill: var(--ink-soft); font-size: 12px; }
.plot .label { fill: var(--ink); font-size: 13px; font-weight: 600; paint-order: stroke; stroke: var(--ground); stroke-width: 4px; stroke-linejoin: round; }
.grid { stroke: var(--line); } .minor { stroke: var(--line-faint); }
.threshold { stroke: var(--line-strong); stroke-dasharray: 2 3; }
.c0 { color: var(--c0); } .c1 { color: var(--c1); } .c2 { color: var(--c2); } .c3 { color: var(--c3); } .c4 { color: var(--c4); } .c5 { color: var(--c5); }
.line, .rest { fill: none; stroke: currentColor; stroke-width: 2px; stroke-linejoin: round; }
.rest { stroke-width: 1.25px; opacity: 0.75; }
.d1.line { stroke-dasharray: 8 3; } .d2.line { stroke-dasharray: 2 3; } .d3.line { stroke-dasharray: 9 3 2 3; }
.band { fill: currentColor; opacity: 0.2; } .range { fill: currentColor; opacity: 0.1; }
.other { fill: none; stroke: var(--line-strong); stroke-width: 1px; opacity: 0.5; }
.dot { fill: currentColor; stroke: var(--ground); stroke-width: 1px; }
.interval { fill: currentColor; opacity: 0.2; } .middle { stroke: currentColor; stroke-width: 3px; }
.plot .cross { fill: currentColor; font-size: 17px; font-weight: 700; }
@media print { .scroll { overflow: visible; } }
`;
