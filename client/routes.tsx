import type { QueryClient } from '@tanstack/react-query';
import { createRoute, createRouter, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { ADMINISTRATORS, OBSERVING, TakeId } from '../shared/vocabulary/index.ts';
import { adminRoutes } from './adminRoutes.tsx';
import { fetchTakeAhead } from './api/takes.ts';
import { frameRoute, personRoute, rootRoute } from './baseRoutes.tsx';
import { forPersons, homeOf, readWho } from './guards.ts';
import { rubricRoutes, scoreRoutes } from './rubricRoutes.tsx';
import { DisplayPending } from './screens/classroom-display/DisplayPending.tsx';
import { SECOND_PATH } from './screens/classroom-display/second/offer.ts';
import { AppFault } from './screens/frame/AppFault.tsx';
import { AppPending } from './screens/frame/AppPending.tsx';
import { type LibrarySearch, readLibrarySearch } from './screens/library/librarySearch.ts';
import { readSearchAddress, type SearchAddress } from './screens/search/searchAddress.ts';
import { agreedFiguresRoute, reconcileRoute, sideBySideRoute } from './studyRoutes.tsx';

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

const sharedRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/s',
  // Without a guard: whoever has a link needs no account.
  component: lazyRouteComponent(() => import('./screens/shared-take/SharedTakeScreen.tsx'), 'SharedTakeScreen'),
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

const todayRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/today',
  beforeLoad: forPersons(['teacher']),
  component: lazyRouteComponent(() => import('./screens/today/TodayScreen.tsx'), 'TodayScreen'),
});

const libraryRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/library',
  validateSearch: (search): LibrarySearch => readLibrarySearch(search),
  component: lazyRouteComponent(() => import('./screens/library/LibraryScreen.tsx'), 'LibraryScreen'),
});

const searchRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/search',
  validateSearch: (search): SearchAddress => readSearchAddress(search),
  component: lazyRouteComponent(() => import('./screens/search/SearchScreen.tsx'), 'SearchScreen'),
});

const ReplayScreen = lazyRouteComponent(() => import('./screens/replay/ReplayScreen.tsx'), 'ReplayScreen');

const AnalysisScreen = lazyRouteComponent(
  () => import('./screens/replay/analysis/AnalysisScreen.tsx'),
  'AnalysisScreen',
);

const replayRoute = createRoute({
  getParentRoute: () => personRoute,
  path: '/replay/$takeId',
  validateSearch: (search): { t?: number; s?: string } => {
    const seconds = Number(textIn(search, 't') ?? Number.NaN);
    const source = textIn(search, 's');
    return { ...(seconds >= 0 ? { t: seconds } : {}), ...(source === undefined ? {} : { s: source }) };
  },
  loader: ({ context, params }) => fetchTakeAhead(context.queryClient, params.takeId),
  component: function ReplayRoute() {
    const { takeId } = replayRoute.useParams();
    const { t, s } = replayRoute.useSearch();
    // Another moment by another link is another replay.
    return <ReplayScreen key={`${takeId} ${t} ${s}`} takeId={takeId} startMs={(t ?? 0) * 1_000} pinned={s ?? null} />;
  },
});

const StudiesScreen = lazyRouteComponent(() => import('./screens/studies/StudiesScreen.tsx'), 'StudiesScreen');

const studiesRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/studies',
  validateSearch: (search): { begin?: TakeId } => {
    const begin = TakeId.safeParse(search['begin']);
    return begin.success ? { begin: begin.data } : {};
  },
  component: function StudiesRoute() {
    const { begin } = studiesRoute.useSearch();
    return <StudiesScreen key={begin} begin={begin ?? null} />;
  },
});

const StudyScreen = lazyRouteComponent(() => import('./screens/studies/StudyScreen.tsx'), 'StudyScreen');

const studyRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/studies/$studyId',
  component: function StudyRoute() {
    return <StudyScreen studyId={studyRoute.useParams().studyId} />;
  },
});

const schemesRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/schemes',
  component: lazyRouteComponent(() => import('./screens/schemes/SchemesScreen.tsx'), 'SchemesScreen'),
});

const SchemeScreen = lazyRouteComponent(() => import('./screens/schemes/SchemeScreen.tsx'), 'SchemeScreen');

const schemeRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/schemes/$schemeId',
  component: function SchemeRoute() {
    const { schemeId } = schemeRoute.useParams();
    return <SchemeScreen key={schemeId} schemeId={schemeId} />;
  },
});

const FiguresScreen = lazyRouteComponent(() => import('./screens/studies/FiguresScreen.tsx'), 'FiguresScreen');

const figuresRoute = createRoute({
  getParentRoute: () => personRoute,
  path: '/studies/$studyId/sheets/$sheetId',
  component: function FiguresRoute() {
    return <FiguresScreen {...figuresRoute.useParams()} />;
  },
});

const AgreementScreen = lazyRouteComponent(() => import('./screens/studies/AgreementScreen.tsx'), 'AgreementScreen');

const agreementRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/studies/$studyId/agreement/$scheme',
  component: function AgreementRoute() {
    return <AgreementScreen {...agreementRoute.useParams()} />;
  },
});

const CodingScreen = lazyRouteComponent(() => import('./screens/coding/CodingScreen.tsx'), 'CodingScreen');

const codingRoute = createRoute({
  getParentRoute: () => personRoute,
  path: '/studies/$studyId/code/$scheme',
  component: function CodingRoute() {
    return <CodingScreen {...codingRoute.useParams()} />;
  },
});

const StudyReportScreen = lazyRouteComponent(
  () => import('./screens/studies/report/StudyReportScreen.tsx'),
  'StudyReportScreen',
);

const studyReportRoute = createRoute({
  getParentRoute: () => personRoute,
  path: '/studies/$studyId/report',
  component: function StudyReportRoute() {
    const { studyId } = studyReportRoute.useParams();
    return <StudyReportScreen key={studyId} studyId={studyId} />;
  },
});

const observingRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/observe',
  beforeLoad: forPersons(OBSERVING),
  component: lazyRouteComponent(() => import('./screens/observing/ObservingScreen.tsx'), 'ObservingScreen'),
});

const ObserverScreen = lazyRouteComponent(() => import('./screens/observing/ObserverScreen.tsx'), 'ObserverScreen');

const observedRoute = createRoute({
  getParentRoute: () => personRoute,
  path: '/observe/$lessonId',
  beforeLoad: forPersons(OBSERVING),
  component: function ObservedRoute() {
    const { lessonId } = observedRoute.useParams();
    // Another lesson is looked into anew: nothing of the last one may stay.
    return <ObserverScreen key={lessonId} lessonId={lessonId} />;
  },
});

const analysisRoute = createRoute({
  getParentRoute: () => personRoute,
  path: '/replay/$takeId/analysis',
  loader: ({ context, params }) => fetchTakeAhead(context.queryClient, params.takeId),
  component: function AnalysisRoute() {
    const { takeId } = analysisRoute.useParams();
    return <AnalysisScreen key={takeId} takeId={takeId} />;
  },
});

const ReportScreen = lazyRouteComponent(() => import('./screens/replay/report/ReportScreen.tsx'), 'ReportScreen');

const reportRoute = createRoute({
  getParentRoute: () => personRoute,
  path: '/replay/$takeId/report',
  loader: ({ context, params }) => fetchTakeAhead(context.queryClient, params.takeId),
  component: function ReportRoute() {
    const { takeId } = reportRoute.useParams();
    return <ReportScreen key={takeId} takeId={takeId} />;
  },
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

const routeTree = rootRoute.addChildren([
  startRoute,
  signInRoute,
  displayRoute,
  secondDisplayRoute,
  phoneRoute,
  pupilRoute,
  sharedRoute,
  personRoute.addChildren([
    lessonRoute,
    replayRoute,
    observedRoute,
    analysisRoute,
    reportRoute,
    studyReportRoute,
    codingRoute,
    figuresRoute,
    reconcileRoute,
    sideBySideRoute,
    ...scoreRoutes(personRoute),
    frameRoute.addChildren([
      todayRoute,
      libraryRoute,
      searchRoute,
      studiesRoute,
      studyRoute,
      schemesRoute,
      schemeRoute,
      agreementRoute,
      agreedFiguresRoute,
      ...rubricRoutes(frameRoute),
      observingRoute,
      accountRoute,
      pairRoute,
      adminRoutes,
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
