export * from './error-status.ts';
export * from './evidence.ts';
export * from './notice.ts';
export * from './page.ts';
export * from './repo-path.ts';
export * from './source-text.ts';
export * from './stage.ts';
export * from './untrusted.ts';
