import { fileURLToPath } from 'node:url';
import { build } from 'vite';

/** Bundles a window of a benchmark, so that it can be put in place of any page of the server under test. */
export async function buildPage(entry: URL): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    define: { 'process.env.NODE_ENV': '"production"' },
    build: {
      write: false,
      target: 'esnext',
      lib: { entry: fileURLToPath(entry), formats: ['es'], fileName: 'page' },
    },
  });
  const outputs = Array.isArray(built) ? built : [built];
  for (const bundle of outputs) {
    if (!('output' in bundle)) continue;
    for (const chunk of bundle.output) if (chunk.type === 'chunk' && chunk.isEntry) return chunk.code;
  }
  throw new Error('the bench page could not be built');
}
