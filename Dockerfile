# Samverkan in a container: docs/drift.md says how it is run. Holds Node, the built program, and the packages that it needs
# when it runs; no npm, no compiler, no source. Build it for linux/amd64.
FROM node:24-bookworm-slim AS build
USER node
RUN mkdir /home/node/source
WORKDIR /home/node/source
COPY --chown=node:node . .
# The same steps as without containers.
RUN sh scripts/install-steps.sh /home/node/samverkan

FROM node:24-bookworm-slim
# What is only for installing packages, and would only have to be kept safe.
RUN rm -rf /usr/local/lib/node_modules /usr/local/bin/npm /usr/local/bin/npx /usr/local/bin/corepack /opt/yarn* /usr/local/bin/yarn* \
  && install -d -o node -g node -m 0700 /data
# Belongs to root: the program cannot change itself.
COPY --from=build --chown=root:root /home/node/samverkan /samverkan
WORKDIR /samverkan
ENV NODE_ENV=production SAMVERKAN_DATA=/data PORT=3000
# The user node, by number so that Kubernetes can see that it is not root.
USER 1000:1000
EXPOSE 3000
VOLUME /data
# Whether it can answer people: the database too.
HEALTHCHECK --interval=15s --timeout=6s --start-period=60s --retries=4 \
  CMD ["node", "-e", "fetch('http://127.0.0.1:' + process.env.PORT + '/readyz').then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
# The tables are made and brought up to date by the start itself.
CMD ["node", "dist/server/main.js"]
