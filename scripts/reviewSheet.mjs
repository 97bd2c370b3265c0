// The review sheet: a row for each page, a column for each way to see it. Plain HTML beside its pictures.
const STYLE = `
body { margin: 0; padding: 24px; background: #1c1f26; color: #e8ecf2; font: 14px/1.4 system-ui, sans-serif; }
h1 { font-size: 20px; margin: 0 0 16px; }
section { margin: 0 0 28px; }
h2 { font-size: 15px; margin: 0 0 8px; padding-top: 8px; border-top: 1px solid #3a4150; }
.row { display: flex; gap: 12px; align-items: flex-start; }
figure { margin: 0; }
img { display: block; border: 1px solid #3a4150; background: #000; }
figcaption { font-size: 12px; color: #aab4c4; }
.wrong { color: #ff9a9a; }
`;
const WIDE = 380;
const NARROW = 170;

const escaped = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

function figure(way, { file, width, problems }) {
  const shown = width > 600 ? WIDE : NARROW;
  const wrong = problems.map((problem) => `<p class="wrong">${escaped(problem)}</p>`).join('');
  return `<figure><a href="${file}"><img src="${file}" width="${shown}" alt=""></a><figcaption>${way}</figcaption>${wrong}</figure>`;
}

/** @param rows by the page's name: by the way, what was taken */
export function sheet(ways, rows) {
  const sections = [...rows].map(
    ([name, taken]) =>
      `<section><h2>${escaped(name)}</h2><div class="row">${ways.map((way) => (taken[way] ? figure(way, taken[way]) : '')).join('')}</div></section>`,
  );
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Review</title><style>${STYLE}</style></head><body><h1>Every page, every way</h1>${sections.join('\n')}</body></html>\n`;
}
