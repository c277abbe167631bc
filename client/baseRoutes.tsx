import type { QueryClient } from '@tanstack/react-query';
import { createRootRouteWithContext, createRoute, Outlet } from '@tanstack/react-router';
import { SIGNED_IN } from '../shared/vocabulary/index.ts';
import { forPersons } from './guards.ts';
import { AppFault } from './screens/frame/AppFault.tsx';
import { PersonFrame, PersonOnly } from './screens/frame/PersonFrame.tsx';
import { UnknownPage } from './screens/frame/UnknownPage.tsx';

/** What every route's guard can reach. */
type RouterContext = { readonly queryClient: QueryClient };

/** The root of all routes. */
export const rootRoute = createRootRouteWithContext<RouterContext>()({
  component: Outlet,
  errorComponent: AppFault,
  notFoundComponent: UnknownPage,
});

/** Whatever is for people who have signed in. */
export const personRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'person',
  beforeLoad: forPersons(SIGNED_IN),
  component: PersonOnly,
});

/** The same within the frame: product, navigation, who. */
export const frameRoute = createRoute({ getParentRoute: () => personRoute, id: 'frame', component: PersonFrame });
