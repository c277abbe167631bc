import type { Request, Response, Router } from 'express';
import { MAX_DECK_BYTES, type TransferName, type TransferRequest, transfers } from '../../../shared/api/index.ts';
import { AppError } from '../../../shared/errors/index.ts';
import type { Caller } from '../../accounts/Caller.ts';
import type { TransferHandlers } from '../../lesson/courseware/deckHandlers.ts';
import { admit, type Gate, parseParts } from './bindEndpoints.ts';
import { giveTime } from './hurriedBodies.ts';
import { refuse } from './refuse.ts';
import { sendFile } from './sendFile.ts';

/** Routes what carries files through the same gate as everything else. */
export function bindTransfers(router: Router, handlers: TransferHandlers, gate: Gate): void {
  const bound = { gate, handlers };
  router.put(transfers['decks.upload'].path, (request, response) =>
    answer('decks.upload', { request, response, ...bound }, takeUpload),
  );
  router.get(transfers['decks.file'].path, (request, response) =>
    answer('decks.file', { request, response, ...bound }, giveDeck),
  );
  router.get(transfers['pupils.picture'].path, (request, response) =>
    answer('pupils.picture', { request, response, ...bound }, givePicture),
  );
}

/** How long the rest of a refused file is still read, in ms. */
const REST_WITHIN_MS = 5_000;

type Call = {
  readonly request: Request;
  readonly response: Response;
  readonly gate: Gate;
  readonly handlers: TransferHandlers;
};

/** One call by somebody whom the gate has let in. */
type Admitted<N extends TransferName> = Call & { readonly caller: Caller; readonly parsed: TransferRequest<N> };

async function answer<N extends TransferName>(name: N, call: Call, act: (admitted: Admitted<N>) => Promise<void>) {
  const { request, response, gate } = call;
  const observe = gate.metrics.httpSeconds.startTimer({ endpoint: name });
  try {
    const caller = await admit(name, transfers[name], call);
    const { params, query } = transfers[name];
    const parsed = parseParts(name, { params: [params, request.params], query: [query, request.query] });
    await act({ ...call, caller, parsed: parsed as TransferRequest<N> });
    observe({ outcome: 'ok' });
  } catch (thrown) {
    observe({ outcome: 'refused' });
    if (!request.complete) letArrive(request, response);
    refuse(thrown, { response, name, log: gate.log, metrics: gate.metrics });
  }
}

/** Whoever is still sending reads the answer only afterwards: the rest is thrown away for a while, then the line is cut. */
function letArrive(request: Request, response: Response): void {
  if (!response.headersSent) response.setHeader('Connection', 'close');
  request.resume();
  setTimeout(() => request.destroy(), REST_WITHIN_MS).unref();
}

/** Nothing but the file itself is taken: a form or JSON would be kept with all its wrappings. */
async function takeUpload({ request, response, handlers, caller, parsed }: Admitted<'decks.upload'>): Promise<void> {
  if (!request.is('application/octet-stream')) throw new AppError('request.malformed', { at: 'content-type' });
  if (request.headers['content-encoding'] !== undefined)
    throw new AppError('request.malformed', { at: 'content-encoding' });
  if (Number(request.headers['content-length'] ?? 0) > MAX_DECK_BYTES)
    throw new AppError('deck.too-large', { maxBytes: MAX_DECK_BYTES });
  giveTime(request);
  response.json(await handlers['decks.upload'](caller, parsed, arriving(request)));
}

/** The file as it arrives. A line that breaks is nobody's fault here. */
async function* arriving(request: Request): AsyncGenerator<Uint8Array> {
  try {
    yield* request.iterator({ destroyOnReturn: false });
  } catch (cause) {
    throw new AppError('request.malformed', { at: 'body' }, { cause });
  }
}

async function giveDeck({ request, response, handlers, caller, parsed }: Admitted<'decks.file'>): Promise<void> {
  await sendFile(request, response, await handlers['decks.file'](caller, parsed));
}

async function givePicture({ request, response, handlers, caller, parsed }: Admitted<'pupils.picture'>): Promise<void> {
  await sendFile(request, response, await handlers['pupils.picture'](caller, parsed));
}
