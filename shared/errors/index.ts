export * from './AppError.ts';
export * from './codes.ts';
