/** Texts of the command line in English; this object is the type that Turkish has to satisfy. */
export const cli = {
  usage: `orionwiki: one checked, self-contained wiki of a git repository

Usage
  orionwiki <repository> [options]     write the wiki (default)
  orionwiki plan <repository>          pages, files and tokens; writes nothing, asks no model
  orionwiki verify <file|folder>       check every citation of a wiki against its commit

  <repository> is owner/repo, a web or clone address, or a local folder.

What is read
  --ref REF                 branch, tag or whole commit id (default: the default branch)
  --subdir PATH             only this folder
  --include GLOB            only files that match (repeatable, or comma-separated)
  --exclude GLOB            leave files out (repeatable, or comma-separated)

What is written
  -o, --out FILE|FOLDER|-   default: <owner>-<repo>-<commit>-wiki.<lang>.html here; - is stdout
  -f, --format LIST         html, md, json, llms; several write a folder (default: html)
  --lang en|tr              language of the wiki (default: en)
  --size full|concise       (default: full)
  --force                   overwrite a file that is not a wiki
  --keep-partial            write the finished pages when the run is interrupted

Text by a model (costs money; never on unless asked for)
  --mode facts|model        (default: facts, from the code alone)
  --model NAME              implies --mode model
  --base-url URL            an OpenAI-compatible address (default: OPENAI_BASE_URL)
  --max-tokens-total N      upper bound for the run

Secrets come from the environment or stdin, never from options
  ORIONWIKI_TOKEN           access token for the repository; also GITHUB_TOKEN, GH_TOKEN, GITLAB_TOKEN and
                            BITBUCKET_TOKEN, each for its own host only
  --token-stdin             read the access token from stdin
  --username NAME           user name for hosts that need one
  OPENAI_API_KEY            key for the model

Running
  --server URL              let an OrionWiki server do the work
  --timeout SECONDS         (default: 3600)
  --json                    one JSON object at the end on stdout
  --json=stream             progress events as JSON lines on stdout
  -q, --quiet               no progress
  --verbose                 stack traces of errors
  --no-color                no colours (also NO_COLOR)
  -h, --help   -V, --version

verify
  --repo PATH|URL           where the commit is (default: the address in the wiki)

Exit codes: 0 done, 1 unexpected, 2 wrong use, 3 repository not found or no access, 4 network or time limit,
5 model provider, 6 budget, 7 done with pages that could not be written as asked, 8 bad citations, 130 interrupted
`,
  stages: {
    acquire: 'Fetching the repository',
    survey: 'Looking at the files',
    analyse: 'Reading the code',
    plan: 'Planning pages',
    write: 'Writing pages',
    verify: 'Checking citations',
    render: 'Setting pages',
  },
  units: { objects: 'objects', bytes: 'bytes', files: 'files', pages: 'pages', citations: 'citations' },
  queued: 'Waiting for a free slot, number {position} in line',
  estimate: 'Model: {pages} pages, {calls} calls, about {input} tokens in and {output} out at most',
  degraded: '{count} pages could not be written by the model and come from code facts.',
  summary: '{pages} pages, {citations} citations checked at {commit}',
  notices: '{count} remarks on what was left out; see the coverage page',
  notOverwritten: '{path} exists and is not a wiki made by OrionWiki',
  partialWritten: 'Interrupted; the finished pages were written.',
  verifyGood:
    '{count} citations checked at {commit}: the lines prove every one. Whether somebody changed the text around them is not checked.',
  verifyBad: '{bad} of {count} citations are not valid at {commit}',
  verifyLinks: '{count} dead links inside the wiki',
  verifyNotAWiki: '{path} is not a wiki made by OrionWiki',
  verifyNeedsRepo: 'The wiki was made from a local folder; say where it is with --repo PATH.',
  planTitle: 'Plan for {name} at {commit}',
  planFiles: '{seen} files, {read} read, {parsed} parsed',
  planPages: '{count} pages',
  planTokens: 'With a model: about {input} tokens in and {output} out at most',
  next: 'What to do: {hint}',
  details: 'Code: {code}',
};

/** What every language has to provide. */
export type CliMessages = typeof cli;
