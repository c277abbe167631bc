import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { frameRoute, personRoute } from './baseRoutes.tsx';

const ReconcileScreen = lazyRouteComponent(() => import('./screens/reconcile/ReconcileScreen.tsx'), 'ReconcileScreen');

/** Where raters and leads decide together. */
export const reconcileRoute = createRoute({
  getParentRoute: () => personRoute,
  path: '/studies/$studyId/agreed/$scheme',
  component: function ReconcileRoute() {
    return <ReconcileScreen {...reconcileRoute.useParams()} />;
  },
});

const AgreedFiguresScreen = lazyRouteComponent(
  () => import('./screens/studies/AgreedFiguresScreen.tsx'),
  'AgreedFiguresScreen',
);

/** The figures of an agreed sheet. */
export const agreedFiguresRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/studies/$studyId/agreed/$scheme/figures',
  component: function AgreedFiguresRoute() {
    return <AgreedFiguresScreen {...agreedFiguresRoute.useParams()} />;
  },
});

const SideBySideScreen = lazyRouteComponent(
  () => import('./screens/side-by-side/SideBySideScreen.tsx'),
  'SideBySideScreen',
);

/** Two lessons of a study. */
export const sideBySideRoute = createRoute({
  getParentRoute: () => personRoute,
  path: '/studies/$studyId/beside/$otherId',
  component: function SideBySideRoute() {
    const { studyId, otherId } = sideBySideRoute.useParams();
    // Other lessons are other players.
    return <SideBySideScreen key={`${studyId} ${otherId}`} studyId={studyId} otherId={otherId} />;
  },
});
