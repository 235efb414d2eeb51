/** An answer with its body read: JSON as what it holds, anything else as text. */
export type TestAnswer<T> = { status: number; headers: Headers; body: T };

/** A caller of a node's API; paths are below /api/v1 unless they begin with the whole address. */
export class TestClient {
  readonly #url: string;
  readonly #headers: Readonly<Record<string, string>>;

  constructor(url: string, headers: Readonly<Record<string, string>> = {}) {
    this.#url = url;
    this.#headers = headers;
  }

  /** The answer as it is, its body unread. */
  fetch(path: string, init: RequestInit = {}): Promise<Response> {
    const headers = { ...this.#headers, ...(init.headers as Record<string, string> | undefined) };
    const url = path.startsWith("http") ? path : `${this.#url}/api/v1${path}`;
    return fetch(url, { ...init, headers });
  }

  async request<T>(path: string, init: RequestInit = {}): Promise<TestAnswer<T>> {
    const response = await this.fetch(path, init);
    const text = await response.text();
    const isJson = response.headers.get("content-type")?.includes("json") ?? false;
    return {
      status: response.status,
      headers: response.headers,
      body: (isJson ? JSON.parse(text) : text) as T,
    };
  }

  get<T>(path: string, headers: Record<string, string> = {}): Promise<TestAnswer<T>> {
    return this.request<T>(path, { headers });
  }

  post<T>(path: string, body: unknown = {}): Promise<TestAnswer<T>> {
    return this.#send<T>("POST", path, body);
  }

  put<T>(path: string, body: unknown = {}): Promise<TestAnswer<T>> {
    return this.#send<T>("PUT", path, body);
  }

  patch<T>(path: string, body: unknown): Promise<TestAnswer<T>> {
    return this.#send<T>("PATCH", path, body);
  }

  delete<T>(path: string): Promise<TestAnswer<T>> {
    return this.request<T>(path, { method: "DELETE" });
  }

  #send<T>(method: string, path: string, body: unknown): Promise<TestAnswer<T>> {
    const headers = { "content-type": "application/json" };
    return this.request<T>(path, { method, headers, body: JSON.stringify(body) });
  }
}
