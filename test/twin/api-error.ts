// An answer other than success, in GitHub's shape. Thrown by acts and routes, turned into HTTP by the server.

export class ApiError extends Error {
  constructor(
    readonly status: number,
    message: string,
    readonly extra: { readonly errors?: readonly unknown[]; readonly headers?: Readonly<Record<string, string>> } = {},
  ) {
    super(message);
    this.name = 'ApiError';
  }

  get body(): Record<string, unknown> {
    return {
      message: this.message,
      ...(this.extra.errors === undefined ? {} : { errors: this.extra.errors }),
      documentation_url: 'https://docs.github.com/rest',
      status: String(this.status),
    };
  }
}

export function notFound(): ApiError {
  return new ApiError(404, 'Not Found');
}

export function invalid(resource: string, field: string, code: string, message?: string): ApiError {
  const detail = { resource, code, field, ...(message === undefined ? {} : { message }) };
  return new ApiError(422, 'Validation Failed', { errors: [detail] });
}
