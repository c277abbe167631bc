export * from './ids.ts';
export * from './roles.ts';
export * from './school.ts';
export * from './streams.ts';
