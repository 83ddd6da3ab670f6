import adapter from '@sveltejs/adapter-node';
import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vite';

export default defineConfig({
  environments: {
    client: {
      build: {
        rolldownOptions: {
          output: {
            // What all pages share of ours in one file: smaller packed together, and one request for ten.
            codeSplitting: {
              groups: [
                {
                  name: 'shared',
                  test: /src\/lib\/(?:i18n|session)\/|src\/lib\/site\/(?:Site|Language|Theme|keep|theme)|src\/lib\/ui\/(?:Button|Callout|Icon|LiveRegion|Wordmark|Disclosure|theme)|src\/lib\/recent\/has-shelf|src\/lib\/form\/wiki-draft/,
                },
                {
                  // The start page, packed together; who only reads does without the form.
                  name: 'form',
                  test: /src\/lib\/form\/(?:form-state|problem-text|open-form|WikiForm|RepositoryField|OutputFields|WriterField|FoldedFields)|src\/lib\/ui\/(?:Field|TextField|SelectField|Choice)|src\/lib\/site\/(?:Constellation|WhatYouGet)/,
                },
                {
                  // The start page asks the server only once somebody has typed; tRPC's client comes with the first order.
                  name: 'client',
                  test: /src\/lib\/api\/|packages\/client\/src\/(?:light|plain-calls|follow-run|orion-wiki-error|client-texts|page-pump|pause)/,
                },
                {
                  // What a reader of a finished wiki needs; the rest of the two folders comes when it is wanted.
                  name: 'reading',
                  test: /src\/lib\/(?:reader\/(?!article-tools|markdown|save-file)|run\/(?!Waiting|Step|Trouble|Cancel|Confirm|Failed|failed-|Retry|ModelAccess|model-access|CopyDetails|Notice|group-|Notify|next-steps|offered-|trouble-)|keys\/(?!Help))/,
                },
              ],
            },
          },
        },
      },
    },
  },
  plugins: [
    sveltekit({
      adapter: adapter(),
      csp: {
        mode: 'nonce',
        directives: {
          'default-src': ['none'],
          'script-src': ['self'],
          'style-src': ['self'],
          // The one style attribute on our pages: the hidden element in which SvelteKit announces page changes.
          'style-src-attr': ['unsafe-hashes', 'sha256-S8qMpvofolR8Mpjy4kQvEm7m1q8clzU4dfDH0AmvZjo='],
          'img-src': ['self', 'data:'],
          'connect-src': ['self'],
          'manifest-src': ['self'],
          // The sandboxed document that shows a wiki kept in this browser.
          'frame-src': ['self'],
          'base-uri': ['none'],
          // The form is sent by script only: a secret can never become part of an address by a native submit.
          'form-action': ['none'],
          'frame-ancestors': ['none'],
        },
      },
    }),
  ],
});
