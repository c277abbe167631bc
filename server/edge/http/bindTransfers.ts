import type { Request, Response, Router } from 'express';
import {
  MAX_DECK_BYTES,
  MAX_EAF_BYTES,
  type TransferName,
  type TransferRequest,
  transfers,
} from '../../../shared/api/index.ts';
import { AppError } from '../../../shared/errors/index.ts';
import type { Caller } from '../../accounts/Caller.ts';
import type { TransferHandlers as DeckTransfers } from '../../lesson/courseware/deckHandlers.ts';
import type { CompositionTransfers } from '../../library/composition/compositionHandlers.ts';
import type { ShareTransfers } from '../../library/shares/guestHandlers.ts';
import type { TakeTransfers } from '../../library/takeTransfers.ts';
import type { ExportTransfers } from '../../study/exports/exportHandlers.ts';
import { admit, type Gate, parseParts } from './bindEndpoints.ts';
import { giveTime } from './hurriedBodies.ts';
import { refuse } from './refuse.ts';
import { sendFile } from './sendFile.ts';

/** Handlers of everything that carries files. */
export type TransferHandlers = DeckTransfers & TakeTransfers & CompositionTransfers & ShareTransfers & ExportTransfers;

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
  router.get(transfers['takes.file'].path, (request, response) =>
    answer('takes.file', { request, response, ...bound }, giveTakeFile),
  );
  router.get(transfers['takes.save'].path, (request, response) =>
    answer('takes.save', { request, response, ...bound }, saveTakeFile),
  );
  router.get(transfers['compositions.file'].path, (request, response) =>
    answer('compositions.file', { request, response, ...bound }, saveComposition),
  );
  router.get(transfers['takes.deck'].path, (request, response) =>
    answer('takes.deck', { request, response, ...bound }, giveTakeDeck),
  );
  router.get(transfers['shares.file'].path, (request, response) =>
    answer('shares.file', { request, response, ...bound }, giveSharedFile),
  );
  router.get(transfers['shares.save'].path, (request, response) =>
    answer('shares.save', { request, response, ...bound }, saveSharedFile),
  );
  router.get(transfers['shares.deck'].path, (request, response) =>
    answer('shares.deck', { request, response, ...bound }, giveSharedDeck),
  );
  router.get(transfers['takes.export'].path, (request, response) =>
    answer('takes.export', { request, response, ...bound }, giveTakeExport),
  );
  router.get(transfers['studies.export'].path, (request, response) =>
    answer('studies.export', { request, response, ...bound }, giveStudyExport),
  );
  router.put(transfers['sheets.import'].path, (request, response) =>
    answer('sheets.import', { request, response, ...bound }, takeEaf),
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
  mustBeAFile(request);
  if (Number(request.headers['content-length'] ?? 0) > MAX_DECK_BYTES)
    throw new AppError('deck.too-large', { maxBytes: MAX_DECK_BYTES });
  giveTime(request);
  response.json(await handlers['decks.upload'](caller, parsed, arriving(request)));
}

async function takeEaf({ request, response, handlers, caller, parsed }: Admitted<'sheets.import'>): Promise<void> {
  mustBeAFile(request);
  if (Number(request.headers['content-length'] ?? 0) > MAX_EAF_BYTES)
    throw new AppError('eaf.too-large', { maxBytes: MAX_EAF_BYTES });
  giveTime(request);
  response.json(await handlers['sheets.import'](caller, parsed, arriving(request)));
}

function mustBeAFile(request: Request): void {
  if (!request.is('application/octet-stream')) throw new AppError('request.malformed', { at: 'content-type' });
  if (request.headers['content-encoding'] !== undefined)
    throw new AppError('request.malformed', { at: 'content-encoding' });
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

async function giveTakeFile({ request, response, handlers, caller, parsed }: Admitted<'takes.file'>): Promise<void> {
  await sendFile(request, response, await handlers['takes.file'](caller, parsed));
}

async function giveTakeDeck({ request, response, handlers, caller, parsed }: Admitted<'takes.deck'>): Promise<void> {
  await sendFile(request, response, await handlers['takes.deck'](caller, parsed));
}

async function saveTakeFile({ request, response, handlers, caller, parsed }: Admitted<'takes.save'>): Promise<void> {
  await sendFile(request, response, await handlers['takes.save'](caller, parsed));
}

async function saveComposition(admitted: Admitted<'compositions.file'>): Promise<void> {
  const { request, response, handlers, caller, parsed } = admitted;
  await sendFile(request, response, await handlers['compositions.file'](caller, parsed));
}

async function giveSharedFile({ request, response, handlers, caller, parsed }: Admitted<'shares.file'>): Promise<void> {
  await sendFile(request, response, await handlers['shares.file'](caller, parsed));
}

async function saveSharedFile({ request, response, handlers, caller, parsed }: Admitted<'shares.save'>): Promise<void> {
  await sendFile(request, response, await handlers['shares.save'](caller, parsed));
}

async function giveSharedDeck({ request, response, handlers, caller, parsed }: Admitted<'shares.deck'>): Promise<void> {
  await sendFile(request, response, await handlers['shares.deck'](caller, parsed));
}

async function giveTakeExport({ request, response, handlers, caller, parsed }: Admitted<'takes.export'>) {
  await sendFile(request, response, await handlers['takes.export'](caller, parsed, originOf(request)));
}

async function giveStudyExport({ request, response, handlers, caller, parsed }: Admitted<'studies.export'>) {
  await sendFile(request, response, await handlers['studies.export'](caller, parsed, originOf(request)));
}

/** Where whoever asks reaches this server. */
const originOf = (request: Request): string => `${request.protocol}://${request.get('host') ?? ''}`;
