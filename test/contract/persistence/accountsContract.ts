import { beforeAll, describe, expect, it } from 'vitest';
import type { Stores } from '../../../server/persistence/stores.ts';
import { newId } from '../../../server/platform/newId.ts';
import { DisplayId, idPrefixes, PairingId, PersonId, SessionId } from '../../../shared/vocabulary/index.ts';
import { addPerson, addSchool, type TestSchool } from '../../support/district.ts';

const KEY = { kty: 'EC', crv: 'P-256', x: 'a'.repeat(43), y: 'b'.repeat(43) } as const;

/** What accounts may rely on, whatever the database. */
export function accountsContract(open: () => Stores): void {
  describe('accounts', () => {
    let stores: Stores;
    let school: TestSchool;

    beforeAll(async () => {
      stores = open();
      school = await addSchool(stores, 'acc');
    });

    const session = (holder: Parameters<Stores['sessions']['create']>[0]['holder'], atMs = 1_000) => ({
      sessionId: newId(SessionId, idPrefixes.session),
      tokenHash: crypto.randomUUID(),
      holder,
      startedAtMs: atMs,
      lastUsedAtMs: atMs,
      device: 'Chrome',
    });

    const pairing = (code: string, expiresAtMs: number) => ({
      pairingId: newId(PairingId, idPrefixes.pairing),
      code,
      words: ['苹果', '钢琴'] as [string, string],
      publicKey: KEY,
      label: 'Chrome · Linux',
      expiresAtMs,
      displayId: null,
    });

    const pair = async (code: string) => {
      await stores.pairings.add(pairing(code, 10_000), 0);
      const displayId = newId(DisplayId, idPrefixes.display);
      await stores.pairings.approve(code, {
        displayId,
        classroomId: school.classroomId,
        pairedByName: '周敏',
        atMs: 5_000,
      });
      return displayId;
    };

    it('gives a person back as they were stored, with the name of their school', async () => {
      const person = await stores.people.find(school.teacherId);
      expect(person).toEqual({
        personId: school.teacherId,
        name: '老师 acc-teacher',
        signInName: 'acc-teacher',
        roles: ['teacher'],
        schoolId: school.schoolId,
        schoolName: school.name,
        disabled: false,
      });
    });

    it('never gives a password hash with a person', async () => {
      for (const person of await stores.people.list(null)) expect(Object.keys(person)).not.toContain('passwordHash');
    });

    it('refuses a second person of the same sign-in name', async () => {
      const twice = addPerson(stores, { signInName: 'acc-teacher', roles: ['teacher'], schoolId: null });
      await expect(twice).rejects.toMatchObject({ code: 'person.name-taken' });
    });

    it('knows who is in use by a course', async () => {
      expect(await stores.people.isInUse(school.teacherId)).toBe(true);
      expect(await stores.people.isInUse(school.administratorId)).toBe(false);
    });

    it('counts only district administrators who can sign in', async () => {
      const before = await stores.people.countDistrictAdministrators();
      const personId = await addPerson(stores, {
        signInName: 'acc-district',
        roles: ['teacher', 'district-administrator'],
        schoolId: null,
      });
      expect(await stores.people.countDistrictAdministrators()).toBe(before + 1);
      await stores.people.update(personId, {
        name: '陈',
        signInName: 'acc-district',
        roles: ['district-administrator'],
        schoolId: null,
        disabled: true,
      });
      expect(await stores.people.countDistrictAdministrators()).toBe(before);
    });

    it('finds who is behind a session and loses them with their rights', async () => {
      const personId = await addPerson(stores, { signInName: 'acc-behind', roles: ['observer'], schoolId: null });
      const mine = session({ kind: 'person', personId });
      await stores.sessions.create(mine);
      const known = await stores.sessions.findByTokenHash(mine.tokenHash);
      expect(known?.identity).toMatchObject({
        kind: 'person',
        personId,
        roles: ['observer'],
        schoolId: null,
        mustChangePassword: false,
      });
      await stores.people.update(personId, {
        name: '某',
        signInName: 'acc-behind',
        roles: ['observer'],
        schoolId: null,
        disabled: true,
      });
      expect(await stores.sessions.findByTokenHash(mine.tokenHash)).toBeUndefined();
    });

    it('ends all sessions of a person but the one that is kept', async () => {
      const personId = await addPerson(stores, { signInName: 'acc-many', roles: ['teacher'], schoolId: null });
      const [kept, other] = [session({ kind: 'person', personId }), session({ kind: 'person', personId })];
      for (const one of [kept, other]) await stores.sessions.create(one);
      expect(await stores.sessions.endAllOf({ kind: 'person', personId }, kept.sessionId)).toEqual([other.sessionId]);
      expect((await stores.sessions.listOf(personId)).map((one) => one.sessionId)).toEqual([kept.sessionId]);
    });

    it('ends a session only for its owner, and says then that there is none to use', async () => {
      const personId = await addPerson(stores, { signInName: 'acc-owner', roles: ['teacher'], schoolId: null });
      const mine = session({ kind: 'person', personId });
      await stores.sessions.create(mine);
      expect(await stores.sessions.end(mine.sessionId, newId(PersonId, idPrefixes.person))).toBe(false);
      expect(await stores.sessions.touch(mine.sessionId, 2_000)).toBe(true);
      expect(await stores.sessions.end(mine.sessionId, personId)).toBe(true);
      expect(await stores.sessions.touch(mine.sessionId, 3_000)).toBe(false);
    });

    it('ends what is too old and what was unused', async () => {
      const old = session({ kind: 'person', personId: school.administratorId }, 10);
      const fresh = session({ kind: 'person', personId: school.administratorId }, 1_000_000);
      for (const one of [old, fresh]) await stores.sessions.create(one);
      const ended = await stores.sessions.endExpired({ startedBeforeMs: 100, usedBeforeMs: 100 });
      expect(ended).toContain(old.sessionId);
      expect(ended).not.toContain(fresh.sessionId);
    });

    it('counts failures across restarts and forgets old ones', async () => {
      await stores.failures.write('name:x', { failures: 1, lastAtMs: 5, lockedUntilMs: 0 });
      await stores.failures.write('name:x', { failures: 2, lastAtMs: 7_000_000_000_000, lockedUntilMs: 0 });
      await stores.failures.write('name:y', { failures: 1, lastAtMs: 5, lockedUntilMs: 0 });
      await stores.failures.forgetBefore(10);
      expect(await stores.failures.read('name:x')).toEqual({
        failures: 2,
        lastAtMs: 7_000_000_000_000,
        lockedUntilMs: 0,
      });
      expect(await stores.failures.read('name:y')).toBeUndefined();
    });

    it('spends a pairing code once, however many try at the same time', async () => {
      await stores.pairings.add(pairing('11112222', 10_000), 0);
      const tries = Array.from({ length: 4 }, () =>
        stores.pairings.approve('11112222', {
          displayId: newId(DisplayId, idPrefixes.display),
          classroomId: school.classroomId,
          pairedByName: '周敏',
          atMs: 5_000,
        }),
      );
      expect((await Promise.all(tries)).filter(Boolean)).toHaveLength(1);
    });

    it('refuses a code that is waiting already, and one that is late', async () => {
      expect(await stores.pairings.add(pairing('33334444', 10_000), 0)).toBe(true);
      expect(await stores.pairings.add(pairing('33334444', 10_000), 0)).toBe(false);
      const late = {
        displayId: newId(DisplayId, idPrefixes.display),
        classroomId: school.classroomId,
        pairedByName: '周敏',
        atMs: 10_001,
      };
      expect(await stores.pairings.approve('33334444', late)).toBe(false);
    });

    it('spends a challenge once, in time, for its own display', async () => {
      const [displayId, other] = [await pair('55556666'), await pair('77778888')];
      await stores.displays.addChallenge(displayId, 'n1', 100);
      expect(await stores.displays.spendChallenge(other, 'n1', 50)).toBe(false);
      expect(await stores.displays.spendChallenge(displayId, 'n1', 50)).toBe(true);
      expect(await stores.displays.spendChallenge(displayId, 'n1', 50)).toBe(false);
      await stores.displays.addChallenge(displayId, 'n2', 100);
      expect(await stores.displays.spendChallenge(displayId, 'n2', 101)).toBe(false);
    });

    it('knows a display by its session until it is revoked', async () => {
      const displayId = await pair('99990000');
      const mine = session({ kind: 'display', displayId });
      await stores.sessions.create(mine);
      const known = await stores.sessions.findByTokenHash(mine.tokenHash);
      expect(known?.identity).toMatchObject({
        kind: 'display',
        displayId,
        classroomId: school.classroomId,
        schoolName: school.name,
      });
      await stores.displays.revoke(displayId, 9_000);
      expect(await stores.sessions.findByTokenHash(mine.tokenHash)).toBeUndefined();
      expect(await stores.displays.find(displayId)).toMatchObject({ revoked: true, publicKey: KEY });
    });
  });
}
