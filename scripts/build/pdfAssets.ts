import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Plugin } from 'vite';

const manifest = createRequire(import.meta.url).resolve('pdfjs-dist/package.json');
const { version }: { version: string } = JSON.parse(readFileSync(manifest, 'utf8'));

/** Where the client finds them; the version stands for their content. `client/lesson/courseware/openPdf.ts` knows it too. */
const PLACE = `assets/pdfjs-${version}`;

/**
 * What pdf.js fetches while it draws: tables of Chinese encodings, stand-ins for the fonts that every PDF may rely on,
 * and decoders of rare pictures. The WebAssembly ones stay behind: our pages may not run it.
 */
const WANTED = [
  { folder: 'cmaps', wanted: /[.]bcmap$/ },
  { folder: 'standard_fonts', wanted: /[.](pfb|ttf)$/ },
  { folder: 'wasm', wanted: /_nowasm_fallback[.]js$/ },
];

/** Puts them beside the built client, and serves them while it is developed. */
export function pdfAssets(): Plugin {
  const pathOf = (folder: string, name: string) => join(dirname(manifest), folder, name);
  return {
    name: 'pdf-assets',
    configureServer(server) {
      server.middlewares.use(`/${PLACE}`, (request, response, next) => {
        const [folder = '', name = ''] = (request.url ?? '').slice(1).split('/');
        if (!WANTED.some((part) => part.folder === folder && part.wanted.test(name))) return next();
        if (name.endsWith('.js')) response.setHeader('Content-Type', 'text/javascript');
        response.end(readFileSync(pathOf(folder, name)));
      });
    },
    generateBundle() {
      for (const { folder, wanted } of WANTED) {
        for (const name of readdirSync(join(dirname(manifest), folder)).filter((file) => wanted.test(file)))
          this.emitFile({
            type: 'asset',
            fileName: `${PLACE}/${folder}/${name}`,
            source: readFileSync(pathOf(folder, name)),
          });
      }
    },
  };
}
