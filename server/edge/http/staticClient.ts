import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import compression from 'compression';
import express, { type RequestHandler, Router } from 'express';

/** Vite puts a hash of the content into these names, so a name never changes its content. */
const HASHED = /[\\/]assets[\\/]/;

const page =
  (clientDir: string): RequestHandler =>
  (request, response, next) => {
    // A missing picture must not be answered with a page.
    if (/\.[a-z0-9]+$/i.test(request.path)) {
      next();
      return;
    }
    const file = join(clientDir, 'index.html');
    if (!existsSync(file)) {
      response
        .status(503)
        .type('text')
        .send('The client has not been built yet: npm run build\n客户端尚未构建：npm run build\n');
      return;
    }
    response.setHeader('Cache-Control', 'no-cache');
    response.sendFile(file);
  };

/** The built client; every path without a file is a screen of it. */
export function staticClient(dir: string): Router {
  const clientDir = resolve(dir);
  const router = Router();
  // A rural line carries a third of the bytes. Only here: an answer of the REST side may mix secrets with what others typed.
  router.use(compression());
  router.use(
    express.static(clientDir, {
      index: false,
      dotfiles: 'ignore',
      setHeaders: (response, path) =>
        response.setHeader('Cache-Control', HASHED.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache'),
    }),
  );
  router.get('/{*screen}', page(clientDir));
  return router;
}
