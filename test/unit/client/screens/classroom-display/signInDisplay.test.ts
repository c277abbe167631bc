import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type DisplayCredential, makeDisplayKey } from '../../../../../client/connection/displayKey.ts';
import { signInDisplay } from '../../../../../client/screens/classroom-display/life/signInDisplay.ts';
import { DisplayId } from '../../../../../shared/vocabulary/index.ts';

const displayId = DisplayId.parse('dsp_aaaaaaaaaaaaaaaa');
const display = {
  kind: 'display',
  displayId,
  classroomId: 'cls_aaaaaaaaaaaaaaaa',
  classroomName: '五年级',
  schoolName: '双湾小学',
};
const person = {
  kind: 'person',
  personId: 'per_aaaaaaaaaaaaaaaa',
  name: '林晓音',
  roles: ['teacher'],
  schoolId: null,
  mustChangePassword: false,
};

type Said = { readonly status?: number; readonly body: unknown };

/** A server that answers each path with what is given; `null` is no server at all. Notes what it was asked. */
function serverThatSays(answers: Readonly<Record<string, Said>> | null) {
  const asked: string[] = [];
  vi.stubGlobal('fetch', async (path: string, { method }: { method: string }) => {
    asked.push(`${method} ${path}`);
    const said = answers?.[`${method} ${path}`];
    if (!said) throw new TypeError('failed to fetch');
    return Response.json(said.body, { status: said.status ?? 200 });
  });
  return asked;
}

const session = (who: unknown): Said => ({ body: { who, districtName: '龙江县', serverAtMs: 0 } });
const challenge: Said = { body: { nonce: 'bm9uY2Utb2YtdGhlLXNlcnZlcg' } };
const READ = 'GET /api/session';
const CHALLENGE = `POST /api/displays/${displayId}/challenge`;
const SIGN_IN = `POST /api/displays/${displayId}/session`;

describe('a display that wants to be let in', () => {
  let credential: DisplayCredential;
  beforeEach(async () => {
    credential = { displayId, privateKey: (await makeDisplayKey()).privateKey };
  });
  afterEach(() => void vi.unstubAllGlobals());

  it('needs no challenge while its session is good', async () => {
    const asked = serverThatSays({ [READ]: session(display) });
    await expect(signInDisplay(credential, false)).resolves.toEqual({ kind: 'in', who: display });
    expect(asked).toEqual([READ]);
  });

  it('signs a challenge when it has no session', async () => {
    serverThatSays({
      [READ]: session({ kind: 'stranger' }),
      [CHALLENGE]: challenge,
      [SIGN_IN]: { body: { who: display } },
    });
    await expect(signInDisplay(credential, false)).resolves.toEqual({ kind: 'in', who: display });
  });

  it('signs a challenge when the session is another display’s', async () => {
    const other = { ...display, displayId: 'dsp_bbbbbbbbbbbbbbbb' };
    const asked = serverThatSays({
      [READ]: session(other),
      [CHALLENGE]: challenge,
      [SIGN_IN]: { body: { who: display } },
    });
    await signInDisplay(credential, false);
    expect(asked).toContain(SIGN_IN);
  });

  it('does not sign a person out unless it was told to', async () => {
    const answers = { [READ]: session(person), [CHALLENGE]: challenge, [SIGN_IN]: { body: { who: display } } };
    const asked = serverThatSays(answers);
    await expect(signInDisplay(credential, false)).resolves.toEqual({ kind: 'occupied', personName: '林晓音' });
    expect(asked).toEqual([READ]);
    await expect(signInDisplay(credential, true)).resolves.toEqual({ kind: 'in', who: display });
  });

  it.each(['display.revoked', 'display.not-found', 'display.signature-wrong'])(
    'knows from %s that its key is worth nothing',
    async (code) => {
      serverThatSays({
        [READ]: session({ kind: 'stranger' }),
        [CHALLENGE]: { status: 401, body: { code, details: {} } },
      });
      await expect(signInDisplay(credential, false)).resolves.toEqual({ kind: 'revoked' });
    },
  );

  it('keeps its key when its answer came too late, and tries again', async () => {
    serverThatSays({
      [READ]: session({ kind: 'stranger' }),
      [CHALLENGE]: challenge,
      [SIGN_IN]: { status: 409, body: { code: 'challenge.expired', details: {} } },
    });
    await expect(signInDisplay(credential, false)).resolves.toEqual({ kind: 'unreachable' });
  });

  it('keeps its key when the server is away or in trouble', async () => {
    serverThatSays(null);
    await expect(signInDisplay(credential, false)).resolves.toEqual({ kind: 'unreachable' });
    serverThatSays({ [READ]: { status: 503, body: { code: 'server.stopping', details: {} } } });
    await expect(signInDisplay(credential, false)).resolves.toEqual({ kind: 'unreachable' });
  });
});
