import { ConfigError } from './errors.js';

/** Everything that can be set from outside. */
export interface Config {
  readonly secret: string;
  readonly port: number;
  readonly target: URL;
  readonly maxAttempts: number;
  readonly dataDir: string | undefined;
}

/** Reads the settings from environment variables. */
export function readConfig(env: NodeJS.ProcessEnv = process.env): Config {
  const secret = env.HOOKLINE_SECRET;
  if (!secret) throw new ConfigError('HOOKLINE_SECRET is not set');
  return {
    secret,
    port: positiveInteger('HOOKLINE_PORT', env.HOOKLINE_PORT ?? '8080'),
    target: new URL(env.HOOKLINE_TARGET ?? 'http://localhost:9000'),
    maxAttempts: positiveInteger('HOOKLINE_MAX_ATTEMPTS', env.HOOKLINE_MAX_ATTEMPTS ?? '12'),
    dataDir: env.HOOKLINE_DATA_DIR,
  };
}

function positiveInteger(name: string, text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value <= 0) throw new ConfigError(`${name} must be a positive integer`);
  return value;
}
