# One image for both parts: `backend`, `ui`, or `all` (the default). Builds with BuildKit and with buildah.
ARG NODE_IMAGE=docker.io/library/node:26-trixie-slim

FROM ${NODE_IMAGE} AS build
ENV CI=1
RUN npm install --global pnpm@12.21.0
WORKDIR /src
# Manifests first: the packages are installed again only when one of these files changes.
COPY package.json pnpm-lock.yaml pnpm-workspace.yaml ./
COPY packages/cli/package.json packages/cli/
COPY packages/client/package.json packages/client/
COPY packages/core/package.json packages/core/
COPY packages/server/package.json packages/server/
COPY packages/web/package.json packages/web/
COPY test-kit/package.json test-kit/
RUN --mount=type=cache,id=orionwiki-pnpm,target=/pnpm-store \
    pnpm install --frozen-lockfile --store-dir /pnpm-store --filter '@orionwiki/server...' --filter '@orionwiki/web...'
COPY tsconfig.base.json ./
COPY packages ./packages
RUN pnpm --filter '@orionwiki/server' --filter '@orionwiki/web' run build \
    && find packages/server/dist packages/web/build -name '*.map' -delete
COPY infra/image infra/image
RUN node infra/image/third-party-licences.ts > THIRD-PARTY-LICENCES.txt

FROM ${NODE_IMAGE} AS runtime
# tini reaps the processes that git leaves behind; the package managers of the base image have no task here. dpkg's list of
# what is installed stays: scanners read it.
RUN apt-get update \
    && apt-get install --yes --no-install-recommends ca-certificates git tini \
    && apt-get clean \
    && dpkg --purge --force-depends --force-remove-protected apt \
    && rm -rf /var/lib/apt/lists/* /var/cache/debconf/* /var/log/* \
        /usr/local/lib/node_modules /usr/local/bin/npm /usr/local/bin/npx /usr/local/bin/corepack \
        /opt/yarn* /usr/local/bin/yarn /usr/local/bin/yarnpkg
# Node keeps 40 % of the memory limit free for what lives outside its heap: buffers, grammars, git.
ENV NODE_ENV=production \
    HOST=0.0.0.0 \
    PORT_BACKEND=8001 \
    PORT=3000 \
    NODE_OPTIONS=--max-old-space-size-percentage=60
WORKDIR /app
COPY LICENSE ./
COPY --from=build /src/THIRD-PARTY-LICENCES.txt ./
COPY scripts/launch.mjs ./
COPY --from=build /src/packages/server/dist ./server
COPY --from=build /src/packages/web/build ./web
LABEL org.opencontainers.image.title="OrionWiki" \
      org.opencontainers.image.description="Turns a git repository into one self-contained, checked HTML wiki" \
      org.opencontainers.image.licenses="MIT"
ARG VERSION=0.1.0
ARG REVISION=unknown
LABEL org.opencontainers.image.version="${VERSION}" \
      org.opencontainers.image.revision="${REVISION}"
# Numeric, so that Kubernetes can check runAsNonRoot.
USER 1000:1000
EXPOSE 8001 3000
HEALTHCHECK --interval=30s --timeout=5s --start-period=20s --retries=4 CMD ["node", "/app/launch.mjs", "health"]
ENTRYPOINT ["/usr/bin/tini", "--", "node", "/app/launch.mjs"]
CMD ["all"]
