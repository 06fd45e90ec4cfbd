/** Keeps Chromium from talking to the network on its own account. */
export const QUIET_FLAGS = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-default-apps',
  '--disable-domain-reliability',
  '--disable-sync',
  '--no-default-browser-check',
  '--no-first-run',
  '--no-pings',
] as const;

/** WebGPU also where Chromium hides it still, and no sandbox: root in a container has none. */
const WEBGPU_FLAGS = ['--no-sandbox', '--enable-unsafe-webgpu'] as const;

/** The machine's own graphics processor; on Linux WebGPU reaches it through Vulkan alone. */
export const HARDWARE_WEBGPU_FLAGS = [
  ...WEBGPU_FLAGS,
  '--ignore-gpu-blocklist',
  '--enable-features=Vulkan',
] as const;

/** WebGPU on the processor: the same on every machine, and slow. */
export const SOFTWARE_WEBGPU_FLAGS = [...WEBGPU_FLAGS, '--use-webgpu-adapter=swiftshader'] as const;
