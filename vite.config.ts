import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { pdfAssets } from './scripts/build/pdfAssets.ts';

/** Where the server listens while the client is developed beside it. */
const SERVER = 'http://127.0.0.1:3000';

/** Libraries that the first paint of every screen needs. */
const LIBRARIES_OF_ALL =
  /node_modules\/(react|react-dom|scheduler|@tanstack|i18next|react-i18next|use-sync-external-store|zod)\//;

/** Our own parts that nearly every screen needs; those that stand on react-aria-components come only where they are used. */
const KIT_OF_ALL = /client\/(api|i18n|kit)\/(?!en\/|fonts|Dialog|Popover|Select|CopyField|ChoiceList)/;

export default defineConfig({
  root: 'client',
  plugins: [react(), pdfAssets()],
  build: {
    outDir: '../dist/client',
    emptyOutDir: true,
    // Browsers of classroom televisions are a few years behind.
    target: ['chrome103', 'firefox115', 'safari16'],
    cssTarget: ['chrome103', 'firefox115', 'safari16'],
    // The server forbids `data:` scripts, and fonts inlined into CSS would delay the first paint.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 1200,
    rolldownOptions: {
      output: {
        codeSplitting: {
          // What every screen needs comes in two files instead of thirty: a school's line has few, slow round trips.
          groups: [
            { name: 'libraries', test: LIBRARIES_OF_ALL, priority: 2 },
            { name: 'kit', test: KIT_OF_ALL, priority: 1 },
          ],
        },
      },
    },
  },
  server: {
    proxy: {
      '/api': SERVER,
      '/socket.io': { target: SERVER, ws: true },
    },
  },
});
