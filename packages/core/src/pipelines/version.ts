import manifest from '../../package.json' with { type: 'json' };

/** Version of the generator, as the colophon shows it. */
export const VERSION: string = manifest.version;
