"""Workers on other machines (``--cluster ADDRESS``) through the executor of dask.distributed.

Needs the extra ``[cluster]`` here, and this program in the same version on every worker.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from automation.day.call import Call
from automation.day.hands import Hands
from automation.errors import CallError

CONNECT_SECONDS = 10
MOST_AHEAD = 64  # chunks on their way: bounds the coordinator's memory


@contextmanager
def cluster_hands(call: Call) -> Iterator[Hands]:
    """The cluster at ``call.cluster``; one that does not answer or has no workers is told, and nobody helps."""
    try:
        from distributed import Client
    except ImportError as error:
        raise CallError(
            "Для --cluster нужна библиотека distributed: установите программу с дополнением [cluster]."
        ) from error
    try:
        client = Client(call.cluster, timeout=CONNECT_SECONDS)
    except (OSError, ValueError, RuntimeError) as error:
        call.say(f"Кластер {call.cluster} не отвечает ({type(error).__name__}): документы готовит сам запуск.")
        yield Hands(executor=None, window=0)
        return
    try:
        threads = sum(client.nthreads().values())
        if not threads:
            call.say(f"У кластера {call.cluster} нет ни одного исполнителя: документы готовит сам запуск.")
        executor = client.get_executor(pure=False) if threads else None
        yield Hands(executor=executor, window=min(2 * threads, MOST_AHEAD))
        if executor:
            executor.shutdown(wait=False)
    finally:
        client.close()
