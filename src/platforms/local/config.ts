/** Where local mode listens and where its built page lies. `main` binds the port to 127.0.0.1. */
export interface LocalConfig {
  readonly port: number;
  /** The folder that `vite build` wrote: index.html and assets/. */
  readonly pageDirectory: string;
}
