import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { ADMINISTRATORS } from '../shared/vocabulary/index.ts';
import { frameRoute } from './baseRoutes.tsx';
import { forPersons } from './guards.ts';

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

const settingsRoute = createRoute({
  getParentRoute: () => adminRoute,
  path: '/settings',
  beforeLoad: forPersons(['district-administrator']),
  component: lazyRouteComponent(() => import('./admin/settings/SettingsPage.tsx'), 'SettingsPage'),
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

const drillLessonsRoute = createRoute({
  getParentRoute: () => adminRoute,
  path: '/drill',
  component: lazyRouteComponent(() => import('./admin/drill/DrillLessonsPage.tsx'), 'DrillLessonsPage'),
});

const drillRoute = createRoute({
  getParentRoute: () => adminRoute,
  path: '/drill/$lessonId',
  component: lazyRouteComponent(() => import('./admin/drill/DrillPage.tsx'), 'DrillPage'),
});

/** What administrators keep: schools, classrooms, people, courses, the timetable, settings, drills. */
export const adminRoutes = adminRoute.addChildren([
  adminStartRoute,
  schoolsRoute,
  classroomsRoute,
  peopleRoute,
  coursesRoute,
  lessonsRoute,
  settingsRoute,
  drillLessonsRoute,
  drillRoute,
]);
