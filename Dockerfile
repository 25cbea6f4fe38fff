# syntax=docker/dockerfile:1
FROM node:22-bookworm AS build
# The full image has python3, make and g++, which two add-ons are compiled with.
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci
COPY tsconfig.json tsconfig.build.json ./
COPY src src
COPY adapters adapters
COPY bench bench
RUN npm run build && npm prune --omit=dev --ignore-scripts \
    # Of the add-ons only the compiled files and the dictionary are needed to run.
    && rm -rf dist/bench node_modules/nodejieba/build/Release/obj.target \
        node_modules/better-sqlite3/build/Release/obj.target node_modules/better-sqlite3/deps \
    # Of the font, one weight in one format.
    && find node_modules/@fontsource/noto-serif-sc/files -type f ! -name '*-400-normal.woff' -delete

FROM node:22-bookworm-slim
# Inside a container its own network is the one that the pages are reached by.
ENV NODE_ENV=production HOST=0.0.0.0
EXPOSE 8080
WORKDIR /app
COPY --from=build /app/package.json ./
COPY --from=build /app/node_modules node_modules
COPY --from=build /app/dist dist
COPY adapters/web/assets adapters/web/assets
COPY src/search/broaden/cc-cedict.tsv src/search/broaden/cc-cedict.tsv
COPY corpus corpus
# What is remembered outlives the container in this volume.
RUN mkdir data && chown node:node data
VOLUME ["/app/data"]
USER node
# Well while the process answers at /healthz; what it is asked at is configured as it is itself.
HEALTHCHECK --interval=30s --timeout=10s --start-period=20s \
    CMD ["node", "dist/adapters/healthy.js"]
CMD ["node", "dist/adapters/main.js"]
