"""Makes the policies of this folder: python3 make.py pytorch | stable_baselines3 | keras. README.md tells with which versions."""
import json
import pathlib
import runpy
import sys

import numpy as np

HERE = pathlib.Path(__file__).resolve().parent
SCRIPTS = HERE.parents[2] / "docs" / "export"
OBSERVATIONS = np.random.default_rng(1).uniform(-2, 2, (8, 4)).astype(np.float32)


def script(name):
    return runpy.run_path(str(SCRIPTS / f"{name}.py"))["export"]


def pytorch(path):
    import torch
    from torch import nn

    torch.manual_seed(1)
    model = nn.Sequential(nn.Linear(4, 64), nn.ReLU(), nn.Linear(64, 64), nn.ReLU(), nn.Linear(64, 2))
    script("pytorch")(model, path)
    return model(torch.from_numpy(OBSERVATIONS)).detach().numpy()


def stable_baselines3(path):
    """Stands in for a DQN: torch modules nested and named as its MlpPolicy nests and names them."""
    import torch
    from torch import nn

    torch.manual_seed(2)

    class QNetwork(nn.Module):
        def __init__(self):
            super().__init__()
            self.q_net = nn.Sequential(nn.Linear(4, 64), nn.ReLU(), nn.Linear(64, 64), nn.ReLU(), nn.Linear(64, 2))

    class Policy(nn.Module):
        def __init__(self):
            super().__init__()
            self.activation_fn = nn.ReLU
            self.q_net = QNetwork()
            self.q_net_target = QNetwork()

    class Model:
        policy = Policy()

    script("stable_baselines3")(Model, path)
    return Model.policy.q_net.q_net(torch.from_numpy(OBSERVATIONS)).detach().numpy()


def keras(path):
    sys.path.pop(0)
    from keras import Input, Sequential, layers, utils

    utils.set_random_seed(3)
    hidden = [layers.Dense(units, activation="relu", bias_initializer="random_normal") for units in (32, 16)]
    model = Sequential([Input((4,)), *hidden, layers.Dense(2, bias_initializer="random_normal")])
    script("keras")(model, path)
    return model.predict(OBSERVATIONS, verbose=0)


name = sys.argv[1]
values = {"pytorch": pytorch, "stable_baselines3": stable_baselines3, "keras": keras}[name](HERE / f"{name}.safetensors")
record = {"observations": OBSERVATIONS.tolist(), "qValues": np.asarray(values, np.float64).tolist()}
(HERE / f"{name}.json").write_text(json.dumps(record) + "\n")
