import { Link, Outlet, useRouterState } from '@tanstack/react-router';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { ADMINISTRATORS, OBSERVING } from '../../../shared/vocabulary/index.ts';
import { PersonProvider, usePerson } from '../../api/person.ts';
import { hasRole } from '../../api/roles.ts';
import { useSession } from '../../api/session.ts';
import { AppFrame, frameLink } from '../../kit/AppFrame.tsx';
import { AccountCorner } from './AccountCorner.tsx';

/** Lets only people through, and tells the screens below who it is. Draws nothing once the session has ended. */
export function PersonOnly(): JSX.Element | null {
  const { who } = useSession();
  if (who.kind !== 'person') return null;
  return (
    <PersonProvider value={who}>
      <Outlet />
    </PersonProvider>
  );
}

const adminParts = [
  { to: '/admin/lessons', word: 'nav.lessons', districtOnly: false },
  { to: '/admin/courses', word: 'nav.courses', districtOnly: false },
  { to: '/admin/classrooms', word: 'nav.classrooms', districtOnly: false },
  { to: '/admin/people', word: 'nav.people', districtOnly: false },
  { to: '/admin/schools', word: 'nav.schools', districtOnly: true },
  { to: '/admin/settings', word: 'nav.settings', districtOnly: true },
] as const;

/** Pages that belong to a part of another address. */
const homes = [
  { under: '/search', to: '/library' },
  { under: '/schemes', to: '/studies' },
] as const;

/** The frame for people, with the parts that this person's roles open. */
export function PersonFrame(): JSX.Element {
  const { t } = useTranslation('common');
  const { districtName } = useSession();
  const { roles } = usePerson();
  const path = useRouterState({ select: (state) => state.location.pathname });
  const district = roles.includes('district-administrator');
  const parts = hasRole(roles, ADMINISTRATORS) ? adminParts.filter((part) => district || !part.districtOnly) : [];
  const home = homes.find(({ under }) => path === under || path.startsWith(`${under}/`))?.to;
  const links = [
    ...(roles.includes('teacher') ? [{ to: '/today', word: 'nav.today' } as const] : []),
    ...(hasRole(roles, OBSERVING) ? [{ to: '/observe', word: 'nav.observing' } as const] : []),
    { to: '/library', word: 'nav.library' } as const,
    { to: '/studies', word: 'nav.studies' } as const,
    { to: '/rubrics', word: 'nav.rubrics' } as const,
    ...parts,
  ];
  return (
    <AppFrame
      place={districtName}
      width={path.startsWith('/admin') || path.startsWith('/rubrics/') ? 'wide' : 'reading'}
      account={<AccountCorner />}
      nav={links.map(({ to, word }) => (
        <Link key={to} to={to} className={frameLink} {...(home === to ? { 'data-status': 'active' } : {})}>
          {t(word)}
        </Link>
      ))}
    >
      <Outlet />
    </AppFrame>
  );
}
