import { type AnyRoute, createRoute, lazyRouteComponent, useParams } from '@tanstack/react-router';

const RubricScreen = lazyRouteComponent(() => import('./screens/rubrics/RubricScreen.tsx'), 'RubricScreen');
const ScoringScreen = lazyRouteComponent(() => import('./screens/scoring/ScoringScreen.tsx'), 'ScoringScreen');
const ScoresScreen = lazyRouteComponent(() => import('./screens/scores/ScoresScreen.tsx'), 'ScoresScreen');

/** Rubrics, within the frame for people. */
export function rubricRoutes<Frame extends AnyRoute>(frame: Frame) {
  const list = createRoute({
    getParentRoute: () => frame,
    path: '/rubrics',
    component: lazyRouteComponent(() => import('./screens/rubrics/RubricsScreen.tsx'), 'RubricsScreen'),
  });
  const one = createRoute({
    getParentRoute: () => frame,
    path: '/rubrics/$rubricId',
    component: function RubricRoute() {
      const { rubricId = '' } = useParams({ strict: false });
      // Another rubric is another draft.
      return <RubricScreen key={rubricId} rubricId={rubricId} />;
    },
  });
  return [list, one] as const;
}

/** Scoring with them and what came of it, each on a whole screen. */
export function scoreRoutes<Person extends AnyRoute>(person: Person) {
  const scoring = createRoute({
    getParentRoute: () => person,
    path: '/studies/$studyId/score/$studyRubricId',
    component: function ScoringRoute() {
      const { studyId = '', studyRubricId = '' } = useParams({ strict: false });
      return <ScoringScreen studyId={studyId} studyRubricId={studyRubricId} />;
    },
  });
  const scores = createRoute({
    getParentRoute: () => person,
    path: '/studies/$studyId/scores/$studyRubricId',
    component: function ScoresRoute() {
      const { studyId = '', studyRubricId = '' } = useParams({ strict: false });
      return <ScoresScreen studyId={studyId} studyRubricId={studyRubricId} />;
    },
  });
  return [scoring, scores] as const;
}
