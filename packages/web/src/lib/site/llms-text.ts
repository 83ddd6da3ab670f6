/** What the service tells agents about itself, in the form of llmstxt.org. `origin` is the address it was asked under. */
export function llmsText(origin: string): string {
  return `# OrionWiki

> Turns one commit of a git repository into a checked wiki: a single self-contained HTML file in which every statement
> about the code cites lines of that commit. From code facts alone (no key), or with a model whose sentences are checked.

## Make a wiki

One request, one answer. It takes seconds to minutes; keep the connection open, there is no polling.

    curl --fail --no-buffer -X POST ${origin}/api/generate_ephemeral \\
      -H 'content-type: application/json' -H 'accept-language: en' -o wiki.html \\
      -d '{"repository": {"url": "https://github.com/owner/repo"}, "mode": "facts", "language": "en"}'

Fields of the body (unknown fields are refused):

- repository.url: the address from the browser or the https clone address; owner/repo means GitHub. No secrets in it.
- repository.ref: branch, tag or whole commit id. Default: the default branch.
- repository.subdir: folder the wiki is limited to.
- repository.token, repository.username: for private repositories; used for the fetch only, never stored or logged.
- mode: "facts" (default; free) or "model".
- model: {baseUrl, apiKey, model} of an OpenAI-compatible provider, with mode "model".
- language: "en" (default) or "tr". size: "full" (default) or "concise".
- include, exclude: lists of globs over paths, for example "src/**".
- budget.maxTokens: most tokens a model may use. Leave confirmAboveTokens out: nobody is there to answer.

## Answers

- 200: text/html, the wiki. The header orionwiki-outcome is "complete" or "partial". The file embeds its pages, citations
  and commit as JSON in \`<script id="ow-data">\`.
- 4xx and 5xx: application/problem+json with code, detail and hint. Retry only when \`retryable\` is true; wait as long
  as Retry-After says. Codes and what to do: ${origin}/help

## Rules

- Ask for one wiki at a time; the server has few places and answers 429 when they are taken.
- The wiki of a commit does not change: keep the file instead of asking again.

## More

- [Help](${origin}/help): privacy, limits, errors
- [Start page](${origin}/): the form for people
`;
}
