"""The layers around Streamlit and our own routes, in the order in which a request meets them."""

from starlette.middleware import Middleware

from dashboard.server import front_page, health, version_files
from dashboard.server.dutch import ASSETS, DutchDocument
from dashboard.server.headers import SecurityHeaders
from dashboard.server.limits import Limits
from dashboard.server.sockets import SocketGuard

MIDDLEWARE = [
    # Outermost, so that a refusal carries the headers as well.
    Middleware(SecurityHeaders),
    Middleware(SocketGuard),
    Middleware(Limits),
    Middleware(DutchDocument),
]
ROUTES = [health.ROUTE, front_page.ROUTE, version_files.serve(), *(asset.route for asset in ASSETS)]
