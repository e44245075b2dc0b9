"""Mail: messages as bytes, yagmail as the transport, every state in the register.

yagmail loads when a connection is opened, the keyring when a password is looked up.
"""

from automation.post.delivery import TOTAL_SECONDS, deliver
from automation.post.kept import requeue, tidy
from automation.post.passwords import find_password, store_password
