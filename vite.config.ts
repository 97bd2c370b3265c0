// The pages: client/ -> dist/client, with Phaser cut down to what the canvas draws, and .br and .gz beside every text file.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { defineConfig, type Plugin } from 'vite';
import { writeOfflineFiles } from './vite.offline.ts';

const root = fileURLToPath(new URL('./client', import.meta.url));
const phaserSource = join(dirname(createRequire(import.meta.url).resolve('phaser/package.json')), 'src');

/** Phaser's stock build is one block that cannot be shaken; these modules of its source are all that client/game uses. */
const PHASER_PARTS = {
  AUTO: ['const', 'AUTO'],
  CANVAS: ['const', 'CANVAS'],
  Game: ['core/Game'],
  Scene: ['scene/Scene'],
  NONE: ['scale/const/SCALE_MODE_CONST', 'NONE'],
} as const;
// The renderer stands first: its modules require each other in a circle that only this entrance survives.
const PHASER_EFFECTS = [
  'renderer/index',
  'events/EventEmitter',
  'scene/ScenePlugin',
  'cameras/2d/CameraManager',
  'gameobjects/DisplayList',
  'gameobjects/UpdateList',
  'gameobjects/GameObjectCreator',
  'gameobjects/GameObjectFactory',
  'gameobjects/graphics/GraphicsFactory',
];

/** Phaser's feature switches are `typeof NAME` with no such global: true here means the code stays. */
const PHASER_FEATURES: Readonly<Record<string, boolean>> = {
  WEBGL_RENDERER: true,
  CANVAS_RENDERER: true,
  WEBGL_DEBUG: false,
  FEATURE_SOUND: false,
  PLUGIN_CAMERA3D: false,
  PLUGIN_FBINSTANT: false,
};

/** Serves `import { Game, ... } from 'phaser'` from Phaser's own source files. */
function slimPhaser(): Plugin {
  const id = '\0phaser-slim';
  return {
    name: 'slim-phaser',
    enforce: 'pre',
    resolveId: (source) => (source === 'phaser' ? id : null),
    load(loaded) {
      if (loaded !== id) return null;
      const effects = PHASER_EFFECTS.map((file) => `import ${JSON.stringify(join(phaserSource, `${file}.js`))};`);
      const parts = Object.entries(PHASER_PARTS).map(([name, [file, member]], i) => {
        const from = JSON.stringify(join(phaserSource, `${file}.js`));
        return `import part${i} from ${from};\nexport const ${name} = part${i}${member ? `.${member}` : ''};`;
      });
      return [...effects, ...parts].join('\n');
    },
    transform(code, file) {
      if (!file.startsWith(phaserSource)) return null;
      const shaken = code.replace(/typeof ([A-Z0-9_]{6,})/g, (whole, name: string) =>
        String(PHASER_FEATURES[name] ?? whole),
      );
      // Its check for blend modes loads data: images, which the server's policy refuses; nothing here blends.
      return { code: shaken.replace('= checkBlendMode()', '= false'), map: null };
    },
  };
}

const TEXT = /\.(js|css|html|svg|json|wasm|webmanifest|txt)$/;

/** Writes what belongs to all files together, then file.br and file.gz beside every text file, so that the server compresses nothing while a match runs. */
function precompress(): Plugin {
  const brotli = promisify(brotliCompress);
  const zip = promisify(gzip);
  return {
    name: 'precompress',
    apply: 'build',
    async writeBundle({ dir: folder = '' }) {
      await writeOfflineFiles(folder);
      const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => TEXT.test(file));
      for (const file of files) {
        const bytes = readFileSync(join(folder, file));
        if (bytes.length < 512) continue; // a header costs more than it saves
        writeFileSync(
          `${join(folder, file)}.br`,
          await brotli(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }),
        );
        writeFileSync(`${join(folder, file)}.gz`, await zip(bytes, { level: 9 }));
      }
    },
  };
}

/** SITE_URL, if it is set, stands before the share card's path: some sites want its whole address. @throws Error if it is none */
function siteAddress(): Plugin {
  return {
    name: 'site-address',
    transformIndexHtml(html) {
      const given = process.env['SITE_URL'];
      if (!given) return html;
      if (!/^https?:\/\/[\w.:[\]-]+\/?$/.test(given))
        throw new Error(`SITE_URL is ${given}: https://name, without a path`);
      return html.replace('content="/share.png"', `content="${given.replace(/\/$/, '')}/share.png"`);
    },
  };
}

/** Whoever builds, and from wherever: the pages' root is client/. */
function clientRoot(): Plugin {
  return { name: 'client-root', config: () => ({ root }) };
}

export default defineConfig({
  base: '/',
  plugins: [clientRoot(), siteAddress(), slimPhaser(), precompress()],
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  worker: { format: 'es' },
  build: {
    outDir: '../dist/client',
    emptyOutDir: true,
    target: 'es2022',
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0, // the server's policy allows no data: scripts, and one cached file is better than three copies
    chunkSizeWarningLimit: 900,
  },
  server: {
    proxy: {
      '/api': 'http://127.0.0.1:3000',
      '/socket.io': { target: 'http://127.0.0.1:3000', ws: true },
    },
  },
});
