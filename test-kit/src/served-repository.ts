/** Basic authentication: the password must match; the user name only when one is given here. */
export interface GitAuth {
  readonly username?: string;
  readonly password: string;
}

/** What the server does instead of serving git. */
export type GitAnswer =
  /** Serves git. The default. */
  | 'git'
  /** 404, as for a repository that does not exist. */
  | 'missing'
  /** 200 with an HTML page, as behind a company sign-in. */
  | 'sign-in-page'
  /** Takes every request and never answers. */
  | 'stall'
  /** Answers the reference list, then never answers a fetch. */
  | 'stall-on-fetch'
  /** Answers a fetch with progress text without end. */
  | 'endless-progress'
  /** Answers a fetch with a short progress text ten times a second, for ever. */
  | 'slow-progress'
  /** Answers with references without end. */
  | 'endless-references'
  /** Answers with a few kilobytes that unpack to a gigabyte of references. */
  | 'compressed-references'
  /** Answers with cut-off points of history without end. */
  | 'endless-shallows'
  /** Begins like a git server, then sends one byte ten times a second. */
  | 'drip'
  /** 503 with a short text. */
  | 'unavailable'
  /** 302 to this address plus the path asked for below the repository. */
  | { readonly redirectTo: string }
  /** Serves git for so many requests, which lets a client's first look pass, and misbehaves from then on. */
  | { readonly after: number; readonly instead: Exclude<GitAnswer, { readonly after: number }> };

/** One repository with its peculiarities. */
export interface ServedRepository {
  /** A bare repository, or the `.git` folder of one with a work tree. Never written to. */
  readonly gitDir: string;
  /** Required credentials; absent: those of the server, `null`: public. */
  readonly auth?: GitAuth | null;
  /** Which partial fetches are possible. Default `all`. */
  readonly filters?: 'all' | 'blob-none' | 'off';
  /** Default 2. */
  readonly protocolVersion?: 0 | 2;
  /** Which objects may be asked for by id (matters for version 0): all, commits that a name leads to, or none. */
  readonly anyObject?: boolean | 'reachable';
  /** Whether the address may, must or must not end in `.git`. Default `optional`. */
  readonly dotGit?: 'optional' | 'required' | 'refused';
  readonly answer?: GitAnswer;
}
