/** Statuses of HTTP that say that all went well, or where to go on. @source RFC 9110; names of Go, Python and Node */
const FINE =
  /^[123]\d\d$|Status(OK|Created|Accepted|NoContent|Found|SeeOther|NotModified|Continue|MovedPermanently|TemporaryRedirect|PermanentRedirect)|HTTP_[123]\d\d/;

/** Whether a status, as code writes it (`404`, `http.StatusNotFound`), refuses or reports an error. */
export function isErrorStatus(name: string): boolean {
  return !FINE.test(name);
}
