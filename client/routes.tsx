import type { QueryClient } from '@tanstack/react-query';
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  redirect,
} from '@tanstack/react-router';
import { ADMINISTRATORS, SIGNED_IN } from '../shared/vocabulary/index.ts';
import { forPersons, homeOf, readWho } from './guards.ts';
import { DisplayPending } from './screens/classroom-display/DisplayPending.tsx';
import { SECOND_PATH } from './screens/classroom-display/second/offer.ts';
import { AppFault } from './screens/frame/AppFault.tsx';
import { AppPending } from './screens/frame/AppPending.tsx';
import { PersonFrame, PersonOnly } from './screens/frame/PersonFrame.tsx';
import { UnknownPage } from './screens/frame/UnknownPage.tsx';

/** What every route's guard can reach. */
export type RouterContext = { readonly queryClient: QueryClient };

const rootRoute = createRootRouteWithContext<RouterContext>()({
  component: Outlet,
  errorComponent: AppFault,
  notFoundComponent: UnknownPage,
});

const textIn = (search: Record<string, unknown>, name: string): string | undefined => {
  const value = search[name];
  // The router reads `?code=12345678` as a number.
  return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
};

const startRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/',
  beforeLoad: async ({ context }) => {
    throw redirect({ to: homeOf(await readWho(context.queryClient)), replace: true });
  },
});

const signInRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/sign-in',
  validateSearch: (search): { back?: string } => {
    const back = textIn(search, 'back');
    return back === undefined ? {} : { back };
  },
  loader: ({ context }) => readWho(context.queryClient),
  component: lazyRouteComponent(() => import('./screens/sign-in/SignInScreen.tsx'), 'SignInScreen'),
});

const displayRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/display',
  // Without a guard: a display must start while the server is away.
  pendingComponent: DisplayPending,
  component: lazyRouteComponent(() => import('./screens/classroom-display/ClassroomDisplay.tsx'), 'ClassroomDisplay'),
});

const secondDisplayRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: SECOND_PATH,
  pendingComponent: DisplayPending,
  component: lazyRouteComponent(() => import('./screens/classroom-display/second/SecondDisplay.tsx'), 'SecondDisplay'),
});

const phoneRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/a',
  // Without a guard: a phone has no account but the pass that it scans.
  component: lazyRouteComponent(() => import('./screens/assistant-phone/AssistantPhone.tsx'), 'AssistantPhone'),
});

const pupilRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/p',
  // Without a guard: a pupil has no account.
  component: lazyRouteComponent(() => import('./screens/pupil-device/PupilDevice.tsx'), 'PupilDevice'),
});

const personRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'person',
  beforeLoad: forPersons(SIGNED_IN),
  component: PersonOnly,
});

const TeacherConsole = lazyRouteComponent(
  () => import('./screens/teacher-console/TeacherConsole.tsx'),
  'TeacherConsole',
);

const lessonRoute = createRoute({
  getParentRoute: () => personRoute,
  path: '/lesson/$lessonId',
  beforeLoad: forPersons(['teacher']),
  component: function LessonRoute() {
    const { lessonId } = lessonRoute.useParams();
    // Another lesson is another console: nothing of the last one may stay.
    return <TeacherConsole key={lessonId} lessonId={lessonId} />;
  },
});

const frameRoute = createRoute({ getParentRoute: () => personRoute, id: 'frame', component: PersonFrame });

const todayRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/today',
  beforeLoad: forPersons(['teacher']),
  component: lazyRouteComponent(() => import('./screens/today/TodayScreen.tsx'), 'TodayScreen'),
});

const accountRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/account',
  component: lazyRouteComponent(() => import('./screens/account/AccountScreen.tsx'), 'AccountScreen'),
});

const pairRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/pair',
  beforeLoad: forPersons([...ADMINISTRATORS, 'teacher']),
  validateSearch: (search): { code?: string } => {
    const code = textIn(search, 'code');
    return code === undefined ? {} : { code };
  },
  component: lazyRouteComponent(() => import('./screens/pair/PairScreen.tsx'), 'PairScreen'),
});

const adminRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/admin',
  beforeLoad: forPersons(ADMINISTRATORS),
  component: lazyRouteComponent(() => import('./screens/admin/AdminScreen.tsx'), 'AdminScreen'),
});

const adminStartRoute = createRoute({
  getParentRoute: () => adminRoute,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/admin/lessons', replace: true });
  },
});

const schoolsRoute = createRoute({
  getParentRoute: () => adminRoute,
  path: '/schools',
  beforeLoad: forPersons(['district-administrator']),
  component: lazyRouteComponent(() => import('./admin/schools/SchoolsPage.tsx'), 'SchoolsPage'),
});

const classroomsRoute = createRoute({
  getParentRoute: () => adminRoute,
  path: '/classrooms',
  component: lazyRouteComponent(() => import('./admin/classrooms/ClassroomsPage.tsx'), 'ClassroomsPage'),
});

const peopleRoute = createRoute({
  getParentRoute: () => adminRoute,
  path: '/people',
  component: lazyRouteComponent(() => import('./admin/people/PeoplePage.tsx'), 'PeoplePage'),
});

const coursesRoute = createRoute({
  getParentRoute: () => adminRoute,
  path: '/courses',
  component: lazyRouteComponent(() => import('./admin/courses/CoursesPage.tsx'), 'CoursesPage'),
});

const lessonsRoute = createRoute({
  getParentRoute: () => adminRoute,
  path: '/lessons',
  component: lazyRouteComponent(() => import('./admin/lessons/LessonsPage.tsx'), 'LessonsPage'),
});

const routeTree = rootRoute.addChildren([
  startRoute,
  signInRoute,
  displayRoute,
  secondDisplayRoute,
  phoneRoute,
  pupilRoute,
  personRoute.addChildren([
    lessonRoute,
    frameRoute.addChildren([
      todayRoute,
      accountRoute,
      pairRoute,
      adminRoute.addChildren([adminStartRoute, schoolsRoute, classroomsRoute, peopleRoute, coursesRoute, lessonsRoute]),
    ]),
  ]),
]);

/** Makes the router. One for the whole app. */
export function createAppRouter(queryClient: QueryClient) {
  return createRouter({
    routeTree,
    context: { queryClient },
    defaultPreload: 'intent',
    defaultPendingComponent: AppPending,
    defaultPendingMs: 150,
    defaultErrorComponent: AppFault,
    scrollRestoration: true,
  });
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createAppRouter>;
  }
}
